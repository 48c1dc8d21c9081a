"""讲座：电子合同和移动存证怎样用，讲给各行业的人听；报名、到课、练习，谁学完了有据可查。"""

from xiezhi.procedures.lecture.booking import ATTENDEE, Booking
from xiezhi.procedures.lecture.facts import Announcement, Attendance, Calling, Seat, Trade, Way
from xiezhi.procedures.lecture.procedure import Lecture
from xiezhi.procedures.lecture.seats import freed, if_absent, if_present, the_next

__all__ = [
    "ATTENDEE",
    "Announcement",
    "Attendance",
    "Booking",
    "Calling",
    "Lecture",
    "Seat",
    "Trade",
    "Way",
    "freed",
    "if_absent",
    "if_present",
    "the_next",
]
