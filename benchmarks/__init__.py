"""The figures of the README: each module measures one goal and says whether it is met."""
