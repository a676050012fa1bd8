"""People: the person as one township knows them, and two of the five societies, social workers and volunteers.

What is kept follows the 个人信息保护法. Telephones, ID numbers and addresses are masked wherever they are shown and
revealed for a reason that is written down; names are masked for all but those who manage the register, and in every
list that leaves the product without a reason. ID number and address are *sensitive*: the database keeps them only
beside a consent that stands, and withdrawing it erases them. Of a child under 14 nothing is kept without a guardian's
consent. An account (`identity`) may be a person of several townships; none of them learns of the others.
"""
