"""Words for somebody whom one can talk to: relations at work and occupations."""

_RELATIONS = frozenset(
    """
    people folks lads everyone boss bosses manager managers head lead leader leaders leadership supervisor supervisors
    director directors colleague colleagues coworker co-worker team crew staff department committee board council union
    rep reps hr finance payroll legal procurement management mentor mentee mentors partner partners peer peers coach
    intern interns apprentice apprentices trainee trainees junior juniors senior seniors deputy assistant assistants
    owner sponsor stakeholder stakeholders client clients customer customers supplier suppliers patient patients
    resident residents pupil pupils student students parent parents neighbour neighbours neighbor neighbors friend
    friends tutor tutors guest guests visitor visitors volunteer volunteers member members ceo cfo cto coo him her
    them others kids children mother father brother sister daughter son husband wife landlord landlady host hosts
    jury caretaker bursar matron paralegal bookkeeper candidate candidates applicant applicants agent agents agency ones
    """.split()
)
_OCCUPATIONS = frozenset(
    """
    accountant actor actors advisor adviser analyst analysts architect architects auditor auditors baker barber broker
    builder builders butcher buyer captain carer carers carpenter cashier chair chairman chairwoman chancellor chef chefs
    cleaner cleaners clerk clerks commander conductor conductors consultant consultants contractor contractors cook
    cooks curator dean dentist designer designers developer developers doctor doctors driver drivers editor editors
    electrician engineer engineers examiner examiners farmer farmers fitter foreman gardener guard guards inspector
    inspectors instructor janitor journalist judge lawyer lawyers lecturer librarian mayor mechanic midwife midwives
    minister musician nurse nurses officer officers operator operators painter paramedic pharmacist physio pilot
    planner planners plumber police porter porters president principal producer professor professors programmer provost
    psychologist receptionist recruiter recruiters registrar reporter researcher reviewer reviewers sailor scientist
    secretary sister skipper solicitor surgeon surgeons surveyor teacher teachers technician technicians therapist
    trainer trainers translator treasurer trustee trustees umpire vet vets waiter waiters waitress warden welder
    welders worker workers writer ward-sister goalkeeper referee
    """.split()
)
FAMILY = frozenset("mother father brother sister daughter son husband wife kids children parents".split())
PEOPLE = _RELATIONS | _OCCUPATIONS
_ENDINGS = ("ist", "ists", "lady", "woman", "man", "women", "men", "guy", "guys", "colleague", "person")
_NO_PEOPLE = frozenset("list lists twist waist fist mist roman german demand command human".split())


def is_somebody(noun: str) -> bool:
    """Whether a noun names somebody: "head", "pharmacist", "chairwoman"."""
    return noun in PEOPLE or (noun.endswith(_ENDINGS) and len(noun) > 3 and noun not in _NO_PEOPLE)
