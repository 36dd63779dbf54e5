"""Words that end the noun phrase after a number: they are never what is counted, nor describe it."""

from claims.quantities.word_list import words

STOPS = words(
    """
    a an the this that these those his her its their our my your some any each every another no of in on at
    to by for from with without within into onto upon over under above below between among amongst across
    through throughout during before after since until till against towards toward about around near behind
    beyond despite per via as than like unlike versus vs amid amidst following including excluding and or
    but nor so yet if when while where whereas because although though unless whether once i he she it we
    they you who whom whose which what there here him them us me is are was were be been being am has have
    had having do does did done will would shall should can could may might must ought not never n't said
    says say told tells reported reports announced announces added adds saw sees showed shows found finds
    got gets went goes came comes made makes took takes gave gives left leaves remained remains became
    becomes died dies voted votes-for won wins lost loses beat beats scored scores killed injured wounded
    arrested detained hurt rose rises fell falls grew grows dropped drops climbed jumped declined increased
    decreased soared plunged took-part ended began started continued happened occurred arrived joined signed
    ago later earlier last next now then today yesterday tomorrow tonight monday tuesday wednesday thursday
    friday saturday sunday january february march april june july august september october november december
    also only just even still already again almost nearly roughly approximately up down out off away back
    too much many more less fewer most least both all either neither else other-than such compared according
    respectively apiece altogether overall together combined alone instead however therefore thus hence
    perhaps always sometimes often usually annually monthly weekly daily yearly hourly plus minus times-as
    yes nothing something anything everything
    """
)
# End in -s and are no plurals.
NOT_PLURAL = words(
    """
    this his its is was has does us as yes less plus bus gas loss boss class glass press process progress
    success access mass pass cross across business illness crisis basis analysis thesis emphasis status
    virus campus census consensus focus bonus chorus circus genus corpus tax plus versus always perhaps
    sometimes besides towards afterwards whereas christmas paris texas kansas arkansas wales thus previous
    serious various famous religious dangerous indigenous anonymous continuous enormous obvious precious
    numerous ambitious mysterious nervous generous controversial conscious suspicious infectious homeless
    useless wireless jobless express congress stress address overseas abroad sports arms goods-train sales
    news mathematics economics physics politics athletics dress princess
    """
)
PLURALS = words(
    """
    people men women children police troops staff cattle sheep fish aircraft spacecraft hovercraft personnel
    feet teeth mice media data criteria series species offspring folk youth crew clergy salmon deer
    grandchildren schoolchildren fishermen policemen servicemen servicewomen businesspeople townspeople
    spokespeople salespeople tribespeople alumni fungi bacteria phenomena referenda memoranda stadia militia
    militiamen gunmen firemen
    """
)
