"""The words that make a number a date, a year, a time of day or a label rather than a figure."""

from claims.quantities.word_list import words

MONTHS = words(
    """
    january february march april may june july august september october november december jan feb mar apr
    jun jul aug sept sep oct nov dec
    """
)
LOWER_CASE_TOO = MONTHS - {
    "may",
    "march",
    "mar",
    "dec",
    "sep",
    "jan",
    "august",
}  # the others are words or names as well
DAYS = words(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    """
)
ZONES = words("gmt bst utc est edt cst cdt pst pdt cet cest ist hkt jst aest et pt msk")
# Before four digits these say "year"; a plural of people or things after the digits can still make it a count.
YEAR_CUES = (
    words(
        """
    in since by from until till during before after early late mid year years through circa c spring summer
    autumn fall winter the of back to between and class vintage pre post end start for or ending ended
    season election a an
    """
    )
    | MONTHS
)
# After four digits these are counted, whatever stands before: "2000 people".
SURELY_COUNTED = words(
    """
    people men women children jobs homes houses troops soldiers workers deaths cases police officers
    students pupils patients staff employees families households voters refugees migrants victims residents
    residents' firefighters protesters demonstrators passengers doctors nurses teachers civilians prisoners
    animals trees cars words pages seats votes points times flights
    """
)
# Before a number these make it a name: "page 3", "Article 50", "flight 370", "the FTSE 100".
LABELS = words(
    """
    page pp p article section chapter paragraph para clause verse volume vol figure fig appendix annex
    exhibit footnote item episode room suite flat apartment gate platform terminal pier berth dock ward
    flight route highway motorway interstate junction exit lane plot zone sector precinct number nos nr nrs
    num level tier grade stage phase lap division category version channel resolution proposition amendment
    regulation schedule protocol apollo artemis soyuz voyager pioneer falcon boeing airbus concorde antonov
    tupolev formula ftse nasdaq nikkei dax cac russell fortune forbes stoxx asx sensex nifty topix kospi
    ibex psalm reference ref log pad
    windows iphone galaxy playstation xbox gpt pixel android ios vision agenda horizon size
    """
)
# The same, but only with a capital or after "in", "of", "on", "under", "see": "Class 37", "in week 3", "No. 10".
LABELS_IF_NAMED = words(
    """
    no issue line table class unit week day group rule order act case bill district league part step heat
    round directive train bus road question game match test model mark title code block radio form note
    """
)
LABEL_LEADS = words("in of on under the at from by to see bus and")
STREETS = words(
    """
    street st road rd avenue ave lane drive square place court terrace boulevard blvd way crescent gardens
    close row hill park mews quay walk parade
    """
)
# After two joined numbers these make it a score or a vote: "a 5-4 ruling", "2-1 win".
SCORE_CUES = words(
    """
    win won victory defeat loss lost beat beaten draw drew lead leads led thrashing rout score scoreline
    aggregate ruling decision vote majority verdict against over on at to thriller success triumph advantage
    deficit
    """
)
