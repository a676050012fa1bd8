"""The matrix product, asked of BLAS without its false alarms."""

from typing import TYPE_CHECKING, Any

from wushe.kernel.late import Late

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

np: Any = Late("numpy")


def product(left: "NDArray[float32]", right: "NDArray[float32]") -> "NDArray[float32]":
    """The product of numbers that are all finite, without a warning.

    BLAS fills its registers up with whatever lay in its buffers and throws that part of the outcome away, but the flags
    that it raised stay, and numpy tells them as if the product had raised them: github.com/numpy/numpy/issues/24067.
    """
    with np.errstate(all="ignore"):
        return left @ right
