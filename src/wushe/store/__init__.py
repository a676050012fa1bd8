"""The store (公益仓): volunteers exchange hours of service for goods.

From the day on which a township opens its store, hours that are approved give *credit* beside the certified hours,
which stay as they are. A credit is a lot of minutes; an *exchange* draws from the lots that expire first, at the
*prices* of one donation point, and waits there to be fetched by its code. What nobody fetches goes back, goods and
minutes. Hours put right afterwards are withdrawn from what is left, and the rest is owed by what is earned next.
Two townships that *recognise* each other's hours let them be spent in both, and settle each month.
"""
