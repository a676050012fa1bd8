"""Personal data: numbers checked as they come in, sealed where they are kept, masked where they are shown.

`identifiers` reads 身份证号, 统一社会信用代码 and telephone numbers; `vault` encrypts them and makes the
keyed hash they are looked up by; `masks` shows them without giving them away.
"""
