"""Members: who is or was at the desk, for the admins who look after it."""

import streamlit as st

from claims.model.enums import Role
from claims.review import steps
from claims.review.rules import may_set_up
from claims.store.engine import reading
from claims.store.queries.members import MemberLine, members
from claims.ui import frame
from claims.ui.outside import plain
from claims.ui.words import ago

STANDING = {
    "active": ":green-badge[Active] · came",
    "invited": ":blue-badge[Invited]",
    "deactivated": ":gray-badge[Left]",
}


def invite(actor_id: int) -> None:
    with st.form("member_invite", clear_on_submit=False):
        st.subheader("Invite someone", anchor=False)
        roles: list[Role] = list(Role)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input("Name", key="member_name", max_chars=120)
            role: Role = st.selectbox("Role", roles, index=1, format_func=lambda role: role.value, key="member_role")
            pressed = st.form_submit_button("Invite", key="member_invite_button", type="primary")
    if pressed:
        said = frame.Done(f"{name.strip()} is invited.", empty=("member_name",))
        frame.take_step(said, steps.invite_member, name=name, role=role, actor_id=actor_id)


def show_member(line: MemberLine, actor_id: int) -> None:
    with st.container(border=True, key=f"member_row_{line.id}"):
        about, change = st.columns([7, 2], vertical_alignment="center")
        about.markdown(f"**{plain(line.name)}** · {line.role.value} · {STANDING[line.standing]} {ago(line.since)}")
        with change, st.popover("Change", key=f"member_change_{line.id}", width="stretch"):
            reason = st.text_input("Reason", key=f"member_reason_{line.id}")
            if line.standing == "deactivated":
                if st.button("Take back", key=f"member_activate_{line.id}"):
                    said = f"{line.name} is active again."
                    frame.take_step(said, steps.activate_member, member_id=line.id, actor_id=actor_id, reason=reason)
                return
            roles = [role for role in Role if role != line.role]
            role: Role = st.selectbox(
                "Role", roles, format_func=lambda role: role.value, key=f"member_new_role_{line.id}"
            )
            if st.button("Change role", key=f"member_set_role_{line.id}"):
                said = f"{line.name} is {role.value} now."
                frame.take_step(said, steps.set_role, member_id=line.id, role=role, actor_id=actor_id, reason=reason)
            if st.button("Deactivate", key=f"member_deactivate_{line.id}"):
                said = f"{line.name} is not active any more; what they had open waits for others."
                frame.take_step(said, steps.deactivate_member, member_id=line.id, actor_id=actor_id, reason=reason)


st.title("Members", anchor=False)
me = frame.somebody()
if reasons := may_set_up(me):
    st.info(plain(" ".join(reasons)), icon=":material/block:")
    st.stop()
st.caption("Nobody is ever deleted: the log names them. At least one active admin stays.")
invite(me.id)
with reading(frame.engine()) as session:
    everyone = members(session)
for one in everyone:
    show_member(one, me.id)
