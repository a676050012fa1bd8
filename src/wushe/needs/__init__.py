"""Needs: why there is work. What residents need, what organisations offer, what others pay for, and the match.

Once a quarter every community holds a *round* (door-knocking, courtyard meeting, online questionnaire). What is heard
becomes a *need* with its *sources*; the same need heard elsewhere is merged and keeps where it came from. A need is
collected, opened, taken up, answered and confirmed; how long the first answer took is stored.
*Offers* say what an organisation can do, for whom, where and how often; *opportunities* what somebody would pay for.
The *match* proposes with reasons, and says why not. Names of residents never leave the staff's pages.
"""
