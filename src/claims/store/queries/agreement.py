"""What reviewers decided on the same versions of verdicts, for measuring how far they agree."""

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.model.agreement import Agreement, Judgement, agreement
from claims.model.enums import Decision
from claims.model.tables import Member, Rating, Review, Verdict


def reviewers_agree(session: Session) -> Agreement:
    """How far reviewers agree: by the rating each would have given, which is the verdict's own for who approved it.

    Where somebody gave none and did not approve, by the decision. Abstentions say nothing and are left out.
    """
    theirs, proposed = aliased(Rating), aliased(Rating)
    query = (
        sa.select(
            Review,
            col(Member.name),
            col(theirs.scale_id),
            col(theirs.label),
            col(proposed.scale_id),
            col(proposed.label),
        )
        .join(Verdict, col(Verdict.id) == Review.verdict_id)
        .join(Member, col(Member.id) == Review.reviewer_id)
        .outerjoin(theirs, col(theirs.id) == Review.rating_id)
        .outerjoin(proposed, col(proposed.id) == Verdict.rating_id)
        .where(col(Review.decision) != Decision.ABSTAIN)
        .order_by(col(Review.id))
    )
    found = []
    for review, name, scale, label, own_scale, own_label in session.execute(query).all():
        said = review.decision.value
        if label is not None:
            said = f"{scale}: {label}"
        elif review.decision == Decision.APPROVE and own_label is not None:
            said = f"{own_scale}: {own_label}"
        found.append(Judgement(review.verdict_id, name, said))
    return agreement(found)
