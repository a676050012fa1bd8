"""The verbs of identity, by what they are about; the first three are the way in.

`attempts` counts guesses · `door` proves who somebody is · `sessions` opens, moves and ends a session ·
`accounts` · `password` · `second_factor` · `invitations` · `tokens`.
"""
