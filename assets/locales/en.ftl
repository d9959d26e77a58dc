### The words of the interface in English.
### Keys begin with their screen. Words for the variants of an enum end in the variant's name: `feeling-anger`, `timers-one-and-half`.
### The test `both_languages_say_the_same` compares keys and variables with zh-Hans.ftl.

## Everywhere

app-name = Rolecall
app-tagline = Practise the difficult call before it is real

common-back = Back
common-cancel = Cancel
common-close = Close
common-continue = Continue
common-done = Done
common-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
common-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
common-labelled = { $label }: { $text }
common-listed = { $before }, { $next }
common-enumerated = { $before }, { $next }
common-together = { $before } and { $next }
common-more = More…
common-no = No
common-none = None
common-of = { $n } of { $total }
common-off = Off
common-on = On
common-or = or
common-per-cent = { $n }%
common-points = { $n ->
    [one] { $n } point
   *[other] { $n } points
}
common-question-and-answer = { $label } { $text }
common-quit = Quit
common-ranked = { $before }; { $next }
common-remarked = { $text } ({ $remark })
common-search = Search
common-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
common-undo = Undo
common-yes = Yes

country-cn = China
country-uk = United Kingdom
country-us = United States

## Kinds of calls, who calls whom, what may hurt

kind-all = All calls
kind-collection = Collection
kind-complaint = Complaint
kind-data-leak = Data leak
kind-fraud = Fraud
kind-laundering = Money laundering
kind-sales = Sales
kind-service = Service

direction-inbound = They call you
direction-outbound = You call them

content-abuse = Insults and abuse
content-distress = Emotional distress
content-fraud = Fraud and deception
content-loss = The death of a loved one
content-risk-to-life = Talk of ending one’s life
content-stop-any-time = You can stop at any time. If a call stays with you, talk to somebody.

## Title

title-begun = Begun, not finished
title-best-result = Best mark
title-broken = { $n ->
    [one] One call has errors, and nobody can practise it
   *[other] { $n } calls have errors, and nobody can practise them
}
title-broken-open = What is wrong with { $call }
title-calls = Calls
title-choose-call = Choose a call
title-continue = Continue
title-continue-call = Continue the call you left
title-empty = No calls were found. Put a call into the folder “scenarios” and start again.
title-empty-filter = No call of this kind. Show all calls.
title-language = Language
title-level = Level { $n }
title-minutes = { $from }–{ $to } minutes
title-new = New
title-not-passed-yet = Not passed yet
title-practise = Practise
title-practised = { $n ->
    [one] Practised once
    [2] Practised twice
   *[other] Practised { $n } times
}
title-settings = Settings
title-theme = Theme

## Briefing

briefing-attempts-private = Practice counts in no figure of a group. Whoever works at this machine can open its records.
briefing-content-notes = What this call touches on
briefing-country = Country
briefing-dial = Begin
briefing-exam = Exam
briefing-floor = at least { $n }
briefing-judged = What is judged
briefing-no-policies = No house policy of its own applies to this call.
briefing-pass-mark = You pass with { $n } overall
briefing-policies = House policies in force
briefing-practice = Practice
briefing-author = As its author sees it
briefing-look-back = Last debrief
briefing-for-authors = For authors: every answer, and what each is worth
briefing-practice-about = You may stop, look back and try again. The mark is for you.
briefing-take-call = Take the call
briefing-timers = Time to answer
briefing-timers-about = The mark is the same with any setting. A hold gets longer, too. The record says which one you used.
briefing-unreviewed = Nobody has reviewed this call yet: it is for practice only.
briefing-weight = counts { $n }%
briefing-what-you-know = What you know
briefing-who-calls = Who calls
briefing-whom-you-call = Whom you call

timers-as-written = × 1
timers-off = No limit
timers-one-and-half = × 1.5
timers-ten-times = × 10
timers-twice = × 2

## Ringing

ringing-accept = Accept
ringing-decline = Decline
ringing-decline-now = Really decline?
ringing-dial = Dial
ringing-dialling = Dialling { $name }…
ringing-incoming = Incoming call
ringing-number = Number shown: { $number }
ringing-number-proves-nothing = A number on the display proves nothing: it can be faked.
ringing-number-withheld = Number withheld
ringing-seconds-left = { $n ->
    [one] { $n } second left
   *[other] { $n } seconds left
}

## Call

phase-after-call = After the call
phase-before-call = Before the call
phase-dialling = Dialling
phase-ended = Ended
phase-on-hold = On hold
phase-ringing = Ringing
phase-talking = Talking
phase-transferring = Transferring
phase-wrap-up = After-call work

call-answer-in = Answer within { $n ->
    [one] { $n } second
   *[other] { $n } seconds
} after the last word
call-answer-timer = Time to answer
call-answers-follow = Your answers follow
call-cannot-now = Not possible now
call-choose = What do you say?
call-choose-deed = What do you do?
call-clock = Call time { $time }
call-clock-waits = The clock is not running yet
call-extend-timer = More time
call-feeling = Feeling
call-go-on = Go on
call-hang-up = Hang up
call-hang-up-now = Hang up now?
call-history = History
call-hold = Hold
call-hold-late = Hold is longer than you promised
call-hold-left = { $time } left
call-item-locked = Not open yet
call-locked = Locked: { $reason }
call-mood-of = Mood of { $name }
call-more-time = More time
call-more-time-about = Timers from now on, the hold’s too: { $timers }. The mark is the same; the record says so.
call-is-muted = Your microphone is off, so nobody would hear you. Switch it on first: { $key }
call-mute = Mute
call-muted = Your microphone is off
call-no-desks = Nobody to transfer this call to
call-no-timer = No time limit
call-on-hold-since = On hold for { $time }
call-option-of = { $n } of { $total }: { $label }
call-patience = Patience
call-pause = Pause
call-resume = Resume
call-rewind = Back one turn
call-skip-line = Straight to the answers
call-skip-rest = Show the whole line
call-speaks = { $name } is speaking
call-stop-instead = If you need to stop: { $menu }, “{ $stop }”. Nobody is blamed for that.
call-stay-silent = You keep silent
call-telephone-voice = { $name }, on the telephone
call-tension = Tension
call-times-off = Timers are off; nobody counts the times that are spoken of in the call.
call-times-as-written = Timers are stretched; times that are spoken of in the call are those of × 1.
call-transfer = Transfer…
call-transfer-cold = Put through directly
call-transfer-cold-about = The caller has to tell it all again.
call-transfer-to = Transfer to
call-transfer-warm = Brief the desk, then transfer
call-transfer-warm-about = You tell the colleague what it is about.
call-trust = Trust
call-unmute = Unmute
call-you-say = You say: { $text }

speaker-narrator = Narrator
speaker-you = You

# Grades run from the least (1) to the most (5).
mood-tension-1 = very low
mood-tension-2 = low
mood-tension-3 = medium
mood-tension-4 = high
mood-tension-5 = very high
mood-trust-1 = does not trust you
mood-trust-2 = doubts you
mood-trust-3 = is undecided
mood-trust-4 = begins to trust you
mood-trust-5 = trusts you
mood-patience-1 = almost none left
mood-patience-2 = running short
mood-patience-3 = will wait a little
mood-patience-4 = patient
mood-patience-5 = very patient

feeling-anger = Anger
feeling-calm = Calm
feeling-fear = Fear
feeling-shame = Shame
feeling-sorrow = Sorrow

manner-background = [in the background]
manner-cold = [coldly]
manner-crying = [crying]
manner-hesitant = [hesitantly]
manner-hurried = [hurriedly]
manner-laughing = [laughing]
manner-plain = { "" }
manner-quiet = [quietly]
manner-sharp = [sharply]
manner-shouting = [shouting]
manner-sighing = [sighing]
manner-warm = [warmly]
manner-whispering = [whispering]

# What happened without words, as lines of the transcript.
happened-answered-late = The time to answer ran out
happened-connected = The line is open
happened-taken-up = You took up the case
happened-declined = You declined the call
happened-ended = The call is over
happened-finished = You finished the after-call work
happened-hold-back = You came back to the caller
happened-hold-began = You put the caller on hold
happened-hold-late = The hold has lasted longer than promised
happened-hung-up = You hung up
happened-learned = You learned: { $fact }
happened-line-dropped = The line is closed
happened-looked-up = You opened “{ $item }”
happened-missed = The call was not taken
happened-timers = More time to answer: { $timers }
happened-muted = You muted your microphone
happened-noted = You made a note
happened-snapped = The caller can no longer hold it in
happened-transferred-cold = You put the caller straight through: { $desk }
happened-transferred-warm = You briefed the colleague, then put the caller through: { $desk }
happened-unmuted = Your microphone is on again

## The agent's desktop

desktop-account = Account
desktop-empty = Nothing here for this call
desktop-label = Agent desktop
desktop-locked = Locked
desktop-locked-because = Locked: { $reason }
desktop-log = Log
desktop-notes = Notes
desktop-note-add = Add the note
desktop-note-field = Write what you want to remember. Enter keeps it, Shift+Enter begins a line, Esc leaves.
desktop-not-opened = Not opened yet. Opening it is recorded.
desktop-open = Open
desktop-policy = Policy
desktop-product = Product
desktop-tab-waiting = { $tab }, { $n } not opened yet

## After-call work

wrap-up-belongs-in-record = What belongs in the record?
wrap-up-belongs-in-record-about = Tick what a colleague must know tomorrow: facts, not opinions.
wrap-up-channel = Next contact: how
wrap-up-chosen = Chosen
wrap-up-date = Next contact: by when
wrap-up-disposition = What was it?
wrap-up-finish = Finish
wrap-up-follow-up = Follow-up
wrap-up-heading = After-call work
wrap-up-keys = { $first } to { $last } choose the first entries; Tab and the space bar reach all of them.
wrap-up-left-open = Not chosen yet: { $lists }
wrap-up-not-chosen = Not chosen
wrap-up-notes = Record
wrap-up-owner = Case owner
wrap-up-pick-one = Choose one
wrap-up-tick = Tick all that belong

## Debrief

dimension-accuracy = Accuracy
dimension-compliance = Compliance
dimension-empathy = Empathy
dimension-accuracy-about = Facts, sums and products were right
dimension-compliance-about = Rules were kept
dimension-empathy-about = What the person felt was heard and answered

mark-best = Best
mark-costly = Costly
mark-critical = Critical
mark-fine = Fine

ending-bad-care = The person was let down
ending-bad-rule = A rule was broken
ending-ideal = As good as it gets
ending-partial = Something stayed open

failure-below-floor = { $dimension } is below its floor: { $score }, needed { $floor }
failure-below-pass-mark = Overall { $score } is below the pass mark of { $pass }
failure-critical = A critical rule was broken

# The verdict is one of the first four and one of the last three.
verdict-below-floor = Not passed: { $dimension } is { $mark }, and it needs { $floor }.
verdict-below-pass-mark = Not passed: { $overall } overall, and { $pass } passes.
verdict-critical = Not passed: a critical rule was broken.
verdict-critical-at = Not passed: a critical rule was broken { $place }, “{ $label }”.
verdict-passed = Passed with { $overall }.
verdict-lost-in-wrap-up = What was lost, you lost in the after-call work.
verdict-lost-all = You lost most { $place }, “{ $label }”: it cost everything that could still be attained.
verdict-lost-most-there = That also cost most: { $cost }.
verdict-lost-most-in-wrap-up = You lost most in the after-call work: it cost { $cost }.
verdict-lost-most = You lost most { $place }, “{ $label }”: it cost { $cost }.
verdict-in-turn = in turn { $n }
verdict-after-turn = after turn { $n }
verdict-before-first-turn = before turn 1
verdict-nothing-lost = Nothing was lost on the way.

debrief-all-turns = Step by step
debrief-all-turns-about = Only steps that can decide anything are listed; waits, notes and look-ups that change nothing are not.
debrief-attainable = Still attainable
debrief-attainable-curve = What was still attainable
debrief-attainable-start = Attainable at the start
debrief-back-to-title = Back to the calls
debrief-best-attainable = Best attainable { $n }
debrief-better-line = A better line
debrief-better-line-later = Try it again first; then a better line is shown.
debrief-broken-rules = Rules that were broken
debrief-cost = It cost { $lost } of the { $left } points that were still attainable
debrief-cost-critical = It cost no points; the breach alone fails the call
debrief-cost-all = It cost all { $left } points that were still attainable, and { $more } more below 0
debrief-cost-plain = It cost { $lost }
debrief-cost-nothing = It cost nothing
debrief-cost-overall = Weighted, that is { $lost } of the 100 of the whole call
debrief-critical-breach = Critical breach
debrief-critical-breach-about = The call cannot pass, whatever the points: they tell only what the step cost besides
debrief-ending = How it ended
debrief-floor = Floor { $n }
debrief-floored = It came to less than 0 and counts as 0
debrief-dimension-floored = Shown as 0, but { $mark } goes into the overall mark
debrief-happened = What happened
debrief-heading = Debrief
debrief-hold-ask-first = Ask first, with the reason and the length. Here the answer “{ $option }” asks; the hold key comes after it.
debrief-hold-ask-first-elsewhere = Ask first, with the reason and the length. None of the answers that were open here asks; elsewhere in this call one asks whether the caller will wait, and the hold key comes after it.
debrief-it-caused = What it caused
debrief-lost-most = You lost most here: { $choice }
debrief-missed-why = Whoever rings and reaches nobody has waited, still has the trouble, and rings again with less patience.
debrief-moments = The moments that cost most
debrief-moments-none = No moment cost anything.
debrief-moments-wrap-up = Besides, the after-call work cost { $n } points; it stands below.
debrief-moments-wrap-up-only = No moment of the conversation cost anything; the after-call work cost { $n } points and stands below.
debrief-mood-curve = Mood
debrief-next-moment = Next costly moment
debrief-mood-list = Mood and attainable mark, turn by turn
debrief-never-learned = What you were neither told nor looked up
debrief-never-learned-how = It would have come out like this: { $how }
debrief-never-learned-none = You found out everything that was hidden in this call.
debrief-next = Next call
debrief-not-marked = Not marked
debrief-not-marked-about = This call could not be marked; its transcript is complete.
debrief-not-passed = Not passed
debrief-options = What else was open
debrief-overall = Overall
debrief-overall-of = Overall { $score }, you pass with { $pass }
debrief-passed = Passed
debrief-play-model = Play the model call
debrief-points-of = { $best ->
    [one] { $points } of { $best } point
   *[other] { $points } of { $best } points
}
debrief-report = Report
debrief-report-saved = The report is saved: { $path }
debrief-rule = Rule
debrief-score = { $dimension }: { $score }
debrief-source = Source
debrief-sources = Sources
debrief-tempting = Why it is tempting
debrief-they-said = What they said
debrief-transcript = Transcript
debrief-rule-owed-at-the-end = Rule left undone at the end
debrief-rule-owed-at-the-drop = Rule left undone when the line closed
debrief-try-again = Try again from here
debrief-try-again-whole = Play the whole call again
debrief-try-again-about = A new record begins; this one stays as it is.
debrief-turn = Turn { $n }
debrief-after-turn = After turn { $n }
debrief-before-first-turn = Before turn 1
debrief-verdict = { $result }: { $reason }
debrief-why = Why
debrief-wrap-up = After-call work
debrief-wrap-up-best = Chosen, and right
debrief-wrap-up-cost = After-call work cost { $n } points
debrief-wrap-up-missing = Belongs, but was not chosen
debrief-wrap-up-neutral = Chosen, and worth no points
debrief-wrap-up-wrong = Chosen, but does not belong
debrief-you-said = What you said
debrief-your-choice = Your choice

## Refusals: what cannot be done now

rejected-accept-first = Accept the call first.
rejected-come-back-first = The caller is on hold; come back first.
rejected-desktop-closed = The desktop opens with the call and closes with it.
rejected-item-locked = “{ $id }” cannot be opened yet.
rejected-item-locked-because = “{ $id }” cannot be opened yet: { $reason }.
rejected-no-desk = There is no desk “{ $id }” in this call.
rejected-no-entry = There is no entry “{ $id }” in this list.
rejected-no-hold = In this call nobody can be put on hold.
rejected-no-item = There is nothing called “{ $id }” on the desktop.
rejected-no-option = There is no option “{ $id }” here.
rejected-nobody-on-hold = Nobody is on hold.
rejected-nobody-on-the-line = Nobody is on the line.
rejected-timers-only-longer = During a call timers can only be given more time.
rejected-timers-fixed = In an exam the timers stay as they were granted.
rejected-too-many-steps = The call has had 5,000 steps, the most that a call may have; stop it here.
rejected-not-now = This cannot be done now.
rejected-not-ringing = The phone is not ringing.
rejected-nothing-to-answer = There is nothing to answer now.
rejected-nothing-to-finish = There is nothing to finish yet; the conversation is still going on.
rejected-option-closed = “{ $id }” cannot be chosen now.
rejected-option-closed-because = “{ $id }” cannot be chosen now: { $reason }.
rejected-too-late-to-note = The call is over; nothing can be noted any more.
rejected-note-too-long = A note may have 16 KiB, about 16,000 letters; divide it into two.
rejected-wrap-up-not-yet = After-call work begins when the conversation is over.

## Errors and notices

notice-abandoned = You left this call before its end. It has no mark.
notice-cannot-begin = The call could not be opened: { $reason }
notice-cannot-load = “{ $file }” cannot be read. Run “rolecall check” on it; it says what is wrong and where.
notice-moved = The disk refused to go on with the record ({ $reason }). Nothing is lost: the whole call continues in { $path }.
notice-cannot-save = Your answer could not be saved: { $reason }. The call waits. Make room or check the folder, then try again.
notice-no-calls = No calls were found.
notice-no-display = No display was found, so the call runs here in the terminal.
notice-no-sound = No sound device was found. Everything that is said stands on the screen.
notice-record-path = This call is recorded in { $path }
notice-resumed = You continue where you stopped. { $time } passed in between; it does not count, and the record shows it.
notice-retry = Try again
notice-saved = Saved
notice-saving = Saving…
notice-sound-back = Sound is back.
notice-sound-lost = The sound device has stopped playing. Everything that is said stands on the screen; the next call tries for sound again.
notice-tampered = This record was changed after it was written. It can be read but not marked.
notice-translation-missing = Some texts of this call are not translated yet and appear in their first language.
notice-unknown = Something went wrong: { $reason }. What you answered is safe.

## Explanations of findings

explain-allowed = It can be accepted in the call: allow: [(code: "{ $code }", at: "NODE", because: "…")].
explain-allowed-proof = It can be accepted in the call: allow: [(code: "{ $code }", at: "…", because: "…")]; at can be { $forms }, and without it, it is accepted everywhere.
explain-cue = { $cue }: always takes { $meaning }.
explain-cues = What can be seen on the surface, and what its bot does:
explain-example = { $side }, { $place }:
explain-guide-for-people = `rolecall explain format` is a guide for people and has no form for programs. Leave out --format json.
explain-more = `rolecall explain CODE` tells more, with examples.
explain-not-allowed = It cannot be accepted; the call does not start before it is mended.
explain-not-allowed-by-proof = It cannot be accepted; `rolecall prove` tells it until it is mended.
explain-not-allowed-of-play = It cannot be accepted; the call can be played all the same, without this play being checked.
explain-place-call = in a call
explain-place-fact = in facts of a pack
explain-place-node = in nodes of a call
explain-place-nodes = in nodes of a call
explain-place-option = in options of a decision
explain-place-rule = in rules of a pack
explain-place-says = in says of a node
explain-place-table = in texts of a translation
explain-place-told = in words
explain-right = Right
explain-severity-error = error
explain-severity-warning = warning
explain-told = { $side }: { $what }.
explain-wrong = Wrong

## Terminal

score-sealed = The record is sealed there and cannot be resumed.
score-last = The last that happened
score-unfinished = The call was not played to its end, so it has no mark. Where it stopped: { $phase }, { $time }, commands so far: { $n }.
terminal-can = Now: { $keys }.
terminal-can-accept = a accepts, x declines
terminal-can-answer = { $n ->
    [one] 1 answers
   *[other] 1 to { $n } answer
}
terminal-can-come-back = r comes back to the caller
terminal-can-fill-in = 1 to { $n } choose or tick
terminal-can-finish = f finishes the after-call work
terminal-can-hang-up = e hangs up
terminal-can-hold = o puts the caller on hold
terminal-can-hold-asked = o puts the caller on hold, after an answer that asks for it
terminal-can-note = n TEXT makes a note
terminal-can-open-desktop = d shows the desktop
terminal-can-see-form = d shows the form again
terminal-can-stop = q stops, ? shows all commands
terminal-can-transfer = t DESK warm or t DESK cold transfers
terminal-can-wait = w 10 waits ten seconds
terminal-choose-call = Which call? Type its number.
terminal-commands = Commands
terminal-cannot = That is not possible now: { $reason }
terminal-customer = { $name }. { $about }
terminal-desk = t { $id } warm, or t { $id } cold   { $title }
terminal-done = ({ $label })
terminal-elsewhere = For another country, begin the call with { $option } ({ $country }).
terminal-finish-anyway = Once more f finishes all the same; that cannot be taken back.
terminal-go-on-with = Go on with it: { $command }
terminal-help-accept = a        accept the call
terminal-help-decline = x        decline the call
terminal-help-desktop = d        show the desktop; d and a number open an item
terminal-help-finish = f        finish the after-call work; it asks once while something is not chosen
terminal-help-hang-up = e        end the call: hang up
terminal-help-help = ?        show this help
terminal-help-history = h        show what was said so far, and your notes
terminal-help-hold = o        put the caller on hold
terminal-help-hold-asked = o        put the caller on hold, after you have chosen the answer that asks whether the caller will wait
terminal-help-more-time = l        longer: stretch the timers one step further, in practice
terminal-help-mute = m        mute or unmute your microphone
terminal-help-note = n text   make a note
terminal-help-notes = n        show your notes
terminal-help-number = 1–9      choose an answer
terminal-help-resume = r        come back from hold
terminal-help-stop = q        stop; the call can be continued later (quit and exit do the same)
terminal-help-desks = Desks that you can transfer to
terminal-help-timers = Timers run while you think, counted from the last word; “--timers off” stops them. In a pipe, time passes only by “wait 12s”.
terminal-help-transfer = t DESK warm|cold   transfer the caller: first tell the colleague what it is about (warm), or put the caller straight through (cold); DESK is its id or its number below
terminal-help-wait = w 10     wait ten seconds; any number of seconds will do
terminal-mood = Mood of { $name }: { $feeling }; tension: { $tension }; trust: { $trust }; patience: { $patience }
terminal-no-clock = here only “w” lets time pass
terminal-no-desks = This call has no desk to transfer to.
terminal-no-item = { $n ->
    [0] There is nothing on the desktop now.
    [one] “{ $input }” is not on the desktop: there is only d1.
   *[other] “{ $input }” is not on the desktop: choose d1 to d{ $n }.
}
terminal-nothing-said = Nobody has said anything yet; h shows what was said. Nobody can be put on hold yet either; o does that once you are on the line.
terminal-no-notes = You have made no notes; n and a text make one.
terminal-play-impossible = { $file }, line { $line }, “{ $input }”: { $reason } Possible there: { $commands }.
terminal-play-not-understood = { $file }, line { $line }, “{ $input }”: not a number or a command. Mend the line; nothing has begun.
terminal-prompt-begin = Press Enter when you are ready; until then no time passes. q leaves.
terminal-prompt = Your answer (1–{ $n }, ? for help):
terminal-prompt-call = Command (? for help):
terminal-prompt-again = Press Enter for the list of calls, or q to stop.
terminal-prompt-go-on = Press Enter to go on.
terminal-prompt-ringing = a accept, x decline:
terminal-prompt-wrap-up = Number to choose or tick, d to see the form again, f to finish:
terminal-recap = What happened so far
terminal-speaker = { $name } { $manner }
terminal-stopped = Stopped. Continue with: { $command }
terminal-time-while-speaking = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
} to answer, counted from the last word, which takes { $more ->
    [one] { $more } second
   *[other] { $more } seconds
} more
terminal-too-late = The time was up before “{ $input }” was typed; it was not taken.
terminal-transcript-end = End of the transcript
terminal-try-again-prompt = Type a turn’s number to try again from there, or press Enter.
terminal-unknown = “{ $input }” is not a number or a command here.
terminal-which-desk = Name the desk, by id or number, and warm (the colleague is told first) or cold (straight through).
terminal-which-way = Say how as well: t { $id } warm (the colleague is told first) or t { $id } cold (straight through).

## Settings

settings-captions = Captions
settings-full-screen = Full screen
settings-heading = Settings
settings-language = Language
settings-language-system = Like the system
settings-mono = Mono sound
settings-reduced-motion = Less motion
settings-reset = Restore default settings
settings-sound = Sound
settings-text-size = Text size
settings-text-size-waits = comes when the pointer leaves the buttons
settings-text-speed = Text speed
settings-theme = Theme
settings-theme-dark = Dark
settings-theme-light = Light
settings-theme-system = Like the system
settings-volume = Volume
settings-volume-caller = Caller
settings-volume-effects = Telephone
settings-volume-interface = Keys and buttons
settings-volume-office = Room

## Keys

keys-choose = Choose an answer
keys-desktop = Desktop
keys-full-screen = Full screen
keys-heading = Keys
keys-hold = Hold and resume
keys-list = This list
keys-menu = Pause, menu
keys-mute = Mute
keys-notes = Notes
keys-zoom = Larger, smaller, normal text
terminal-out-of-range = { $n ->
    [0] There is nothing to choose by number now.
    [one] “{ $input }” is not there: there is only 1.
   *[other] “{ $input }” is not there: choose 1 to { $n }.
}

# The menu of a running call
settings-sound-on = Sound on
settings-sound-off = Sound off
settings-sound-missing = Sound on, no device
menu-heading = Pause
menu-go-on = Go on
menu-leave = Leave; the call can be continued later
menu-stop = Stop this call for good, without a mark
menu-stop-now = Really stop? It cannot be continued
menu-about = Nobody is blamed for stopping. Time stands still while this menu is open.
keys-steps = Step by step through the debrief
keys-moments = To the next costly moment

## The author screen

author-broken = The file as it stands cannot be used; the last good version stays here
author-broken-because = { $file }, line { $line }: { $message }
author-has-traps = The file as it stands cannot be played: it has a dead end, which is marked below
author-mend-first = First mend what is wrong; then the call can be proven and played.
author-file-gone = The call’s own file is gone: it was removed, renamed or moved
author-broken-never-good = The file as it stands cannot be used
author-certificate-best = the best play has { $mark }
author-certificate-chance = choosing at random passes in { $share }
author-certificate-found = { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}
author-certificate-length = { $from } to { $to } decisions
author-certificate-none = Nothing is proven yet for this version.
author-certificate-of-before = Of the last version without errors:
author-certificate-states = { $n } states from { $starts } starts
author-detour-then = and then
author-detour-to = detour
author-distribution = Marks of simulated trainees
author-easy = Easy
author-ending = Ending
author-error = Error
author-file-line = { $file }, line { $line }
author-findings = What is wrong
author-findings-more = { $n } more
author-findings-none = Nothing was found.
author-from-proof = Found by the proof
author-go-to = Go to
author-graph-name = Graph of the call: { $places } places, { $unreachable } unreachable, { $traps } traps. The list says the same.
author-graph-goes-on = The call is larger than the frame. Drag the picture or its bars, or use the arrow keys.
author-heading = Author
author-item = Decision
author-kind-beginning = Beginning
author-kind-branch = Branch
author-kind-decision = Decision
author-kind-detour = Detour
author-kind-passage = Passage
author-kind-return = Return
author-kind-softphone = Softphone
author-kind-threshold = Mood
author-least = Least
author-list-back = Earlier
author-list-count = { $n ->
    [one] { $n } place, { $seen } seen
   *[other] { $n } places, { $seen } seen
}
author-list-on = Later
author-mark = Mark
author-marks-by-ending = Marks by ending
author-most = Most
author-no-good-version = There is no graph: this file has not been without errors since it was opened. Mend what is wrong and save the file; the graph appears by itself.
author-no-least = no limit
author-not-proven = Not proven: { $reason }
author-on-silence = no answer in time
author-options = Options
author-otherwise = otherwise
author-play = Play from here
author-working = This takes a few seconds; the picture appears by itself.
author-play-over = The play is over: { $ending }. Nothing of it was recorded.
author-play-about = This play is not recorded and has no mark, and no answer in it has a time limit; what it comes to counts as seen.
author-play-button = Play from here
author-proves-when-mended = Prove and Simulate wait until the file has no errors: they are about the file as it stands.
author-problems = { $n ->
    [one] { $n } problem
   *[other] { $n } problems
}
author-prove = Prove
author-scatter = How hard decisions are, and how well they separate
author-acts = Counts as: { $acts }
author-fact-cleared = { $fact } no longer holds
author-fact-set = { $fact } holds from here on
author-feels = New feeling: { $feeling }
author-search = Search places
author-search-nothing = No place has this. Names of places and options, what is said, and who says it are searched.
author-reading = The files are being read.
author-scatter-about = Numbers are those of the list. On the right: most choose well. On top: who is good overall chooses well here, who is not does not.
author-seen = seen
author-seen-about = Seen: a recent finished practice call or a play from here has been there. To see a place, choose it and press “Play from here”.
author-select = Choose a place in the list or in the graph.
author-separates = Separates
author-side-findings = What is wrong ({ $n })
author-side-place = This place
author-simulate = Simulate
author-statistics-about = Simulated: { $n } trainees, seed { $seed }. { $passed } passed; the mean mark is { $mean }.
author-statistics-none = Nobody has been simulated yet with this version.
author-stop = Stop
author-stopped = Stopped. Nothing was found out.
author-tab-certificate = Certificate
author-tab-graph = Graph
author-tab-statistics = Statistics
author-trainees = Trainees
author-trap = trap
author-unknown = unknown
author-unreachable = unreachable
author-unseen = not seen
author-warning = Warning
author-ways = Ways on
author-when = Only if { $when }
author-witness = A play that shows it: { $play }
author-zoom-all = Whole graph
author-zoom-in = Larger
author-zoom-out = Smaller
author-zoom-readable = Readable size
key-accept = Take the call, dial, begin
key-decline = Decline while it rings
key-skip-line = Show the whole line and the answers at once
key-replay-line = Hear the last line again
key-more-time = More time, in practice
key-hold = Hold and resume
key-mute = Mute and unmute
key-notes = Notes
key-desktop = Desktop, in a narrow window
key-rewind = Back one turn, in practice
key-next-step = Debrief: next step
key-previous-step = Debrief: step before
key-first-step = Debrief: first step
key-last-step = Debrief: last step
key-next-moment = Debrief: next costly moment
key-previous-moment = Debrief: costly moment before
key-mark-turn = Review: another mark at this turn
key-comment-turn = Review: comment on this turn
key-what-if = Review: what would have come of it, from this step
key-menu = Menu, back
key-key-list = List of keys
key-close-notice = Close a notice
key-zoom-in = Larger text
key-zoom-out = Smaller text
key-zoom-reset = Text at its usual size
key-full-screen = Full screen
settings-look = Look
settings-larger = Larger text
settings-smaller = Smaller text
settings-captions-size = Size of what is said, in per cent
pace-spoken = As spoken
pace-brisk = A little faster
pace-instant = At once
settings-sound-heard = Sound
settings-telephone = Voices as through a telephone
settings-telephone-about = Without it voices are easier to understand.
settings-call = Practice
settings-feedback = A comment after each answer
settings-hide-mood = Hide face and mood, as on a real telephone
settings-keys-about = Press a line, then the key that it should have. If something else has that key, the two are exchanged.
settings-press-a-key = press a key, Esc leaves it
settings-keys-reset = All keys as designed
settings-change-keys = Change the keys…
key-choose = Option { $n }
call-mood-hidden = Face and mood are hidden, as on a real telephone.
call-last-answer = Your last answer
menu-about-exam = Nobody is blamed for stopping. This is an exam: time goes on behind this menu.
briefing-exam-about = As in an exam: no way back, no comments, and time does not stop. You may still stop at any moment.
briefing-rehearsal = Rehearse an exam
briefing-terms = Practice or exam
profiles-heading = Who practises?
profiles-about = Each profile has its own records and settings. Names stay on this machine; records only have a pseudonym.
profiles-guest = Nobody in particular
profiles-new = New profile
profiles-new-hint = A name you go by
profiles-add = Add and use
profiles-bad-name = A name has 1 to 40 characters.
profiles-several = Several profiles are called so, but for capital letters. Choose one from the list.
profiles-too-many = There are 200 profiles already; no more can be made here.
title-profile = Practising as { $name } · change
title-library = Assessors: sessions and marks
title-no-profile = Who practises? Choose a profile
call-hint = Hint
hint-about = What you say now counts for { $dimensions }. The costliest answer takes { $most } of the 100 points.
hint-nothing = Nothing is lost here, whatever you say.
hint-critical = One of the answers breaks a critical rule.
hint-desktop = There is something on the desktop that you have not opened yet.
hint-hold = If you want to put the caller on hold: one of the answers asks for it first.
call-hear-again = Hear again
call-rehearsal = Rehearsal of an exam
call-menu = Menu
menu-heading-exam = Menu
profiles-not-changed = The profile was not changed. { $reason }
wrap-up-finish-anyway = Finish all the same

## The trainer's bench: prove

prove-attainable = the best play has { $mark } of 100
prove-below-zero = (below 0: such a play loses more points than it earns; whoever plays it is shown 0)
prove-country = this call does not support the country "{ $country }"; it supports { $countries }
prove-cue = the cue that separates best: { $cue }, { $separation } of 1000
prove-decisions = { $shortest } to { $longest } decisions
prove-decisions-open = { $shortest } decisions or more; a call can go round in a circle
prove-ending-play = A shortest play to the ending "{ $ending }"{ $draw }: plays to it get { $least } to { $most } of 100.
prove-explored = every state was explored: { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}.
prove-explored-under = every state under { $countries } was explored: { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}.
prove-file = in { $file }, line { $line }, column { $column }
prove-finding = { $severity }: { $code } at { $place }: { $message }
prove-finding-of-call = { $severity }: { $code }: { $message }
prove-help = to do: { $help }
prove-less-than = less than 0.0001 %
prove-may-follow = may only follow: { $finding }
prove-mending-end = { $text }.
prove-mending-first = One costly choice can still pass if it comes at turn { $turn } at the latest
prove-mending-more = { $text }, { $count } if the last comes at turn { $turn } at the latest
prove-mending-never = { $text }; { $count } never pass.
prove-mending-none = No play with a costly choice passes.
prove-mending-count-1 = one
prove-mending-count-2 = two
prove-mending-count-3 = three
prove-mending-count-4 = four
prove-mending-count-5 = five
prove-mending-count-6 = six
prove-no-least = without a least
prove-not-looked-at = not looked at: { $countries }; `rolecall prove` without --country looks at all countries.
prove-not-proven = not proven, { $what }
prove-overall = overall
prove-partly = not everything could be proved: { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
} so far.
prove-play = play in { $place }: { $play }
prove-points = points at best: { $points }
prove-points-credited = { $dimension } { $best } ({ $credited } of them credited for rules)
prove-points-of = { $dimension } { $best }
prove-progress-exploring = 1 of 3, exploring
prove-progress-found = 1 of 3, exploring: { $states } states, at most { $most }
prove-progress-judging = 3 of 3, judging what the values mean
prove-progress-place = { $call } in { $place }
prove-progress-valuing = 2 of 3, valuing { $states } states
prove-random = choosing at random passes in { $passes }; it takes { $turns } decisions and { $time } of speech on average
prove-random-endless = choosing at random: nothing is known of { $share } of the plays, because { $why }
prove-random-unknown = { $passes } (of { $unknown } nothing is known)
prove-random-unknown-because = { $passes } (of { $unknown } it is not known, because { $why })
prove-range = { $least } to { $most }
prove-rules = rules that a play can break: { $rules }
prove-see = see it: { $command }; `rolecall prove { $call } --witnesses plays` writes the file
prove-sound = proven: every state was explored, and nothing unsound was found.
prove-sound-under = proven under { $countries } only: every state there was explored, and nothing unsound was found.
prove-start = in { $place }: { $states } states, { $steps } steps
prove-start-open = in { $place }: { $states } states and more; exploring ended there, so the number of steps is not known
prove-surface = of bots that see the surface only, the best takes { $meaning } ({ $cue }): { $mark } on average, { $passes }
prove-surface-passes = passes { $passes } of 1000
prove-surface-passes-unknown = and how often it passes is not known, because { $why }
prove-surface-unknown = what bots come to that see the surface only is not known, because { $why }
prove-without-end = without end

## The trainer's bench: what several commands say

bench-call-has-errors = The call "{ $call }" has errors and cannot start; "rolecall check" shows them.
bench-no-call = There is no call "{ $call }". There are { $calls }.
bench-no-call-but = There is no call "{ $call }". Did you mean "{ $meant }"?

## The trainer's bench: simulate

simulate-alone = this call alone
simulate-band-fair = fair
simulate-band-good = good
simulate-band-revise = poor
simulate-band-suspicious = suspicious
simulate-calls-needed = calls like these for a reliability of .80: { $needed } (then { $then })
simulate-calls-never = no number of calls like these reaches a reliability of .80
simulate-column-decision = decision, option
simulate-column-interval = interval
simulate-column-remark = remark
simulate-column-share = share
simulate-consistency = the same decision in two sittings: { $agreement }, beyond chance { $kappa }
simulate-country = The call "{ $call }" does not support the country "{ $country }"; it supports { $countries }.
simulate-deciles = deciles
simulate-endings = endings
simulate-error = standard error of the mark { $error }: 95 % of the marks lie within { $within } of the true one
simulate-expired = (the time ran out)
simulate-few = Fewer than { $least } trainees played: nothing is said about single decisions and options.
simulate-flag-draws-the-strong = strong
simulate-flag-draws-the-weak = weak
simulate-flag-seldom-taken = seldom
simulate-hardest = The hardest decision is { $decision }: of what can be lost there, { $lost } is lost.
simulate-heading = SIMULATED: { $n } trainees, seed { $seed }. No person has played here.
simulate-left = (ended, or left blank)
simulate-led-out = { $n } calls of the two sittings went round in circles for so long that the trainee was led out by the shortest way; figures about length and late decisions say little.
simulate-legend-1 = Share: of a decision, the part of the possible loss that was avoided; of an option, who took it.
simulate-legend-2 = *: it loses nothing. ~: that depends on the call so far. r: how it goes with the rest of the mark.
simulate-legend-3 = D: strongest 27 % less weakest 27 %; a decision is poor below .20 and good from .30 on.
simulate-legend-4 = seldom: it costs, and fewer than 5 % take it. strong: it costs, and the stronger take it.
simulate-legend-5 = weak: it loses nothing, and the stronger leave it. Intervals are 95 %.
simulate-legend-6 = What trainees can do is assumed; reliability follows from that more than from the calls.
simulate-mark = mark
simulate-mean = mean mark { $mark }, passed { $share } ({ $interval })
simulate-never-offered = never offered
simulate-no-country = The call supports no country.
simulate-no-values = The call "{ $call }" has no exact values and cannot be simulated: { $why }.
simulate-nobody-takes = Nobody takes { $options }.
simulate-none-hard = No decision costs anything, so none is hard.
simulate-note = note: { $label }
simulate-of-call = simulated · { $call } ({ $country }) · { $title }
simulate-of-set = simulated · { $calls }
simulate-pass = { $passed } of { $n } trainees pass ({ $share }).
simulate-passed = passed { $passed } ({ $interval })   critical breach { $critical } ({ $among })
simulate-reliability = reliability { $alpha } (alpha over the calls)
simulate-reliability-sittings = reliability { $forms } (two sittings with calls like these)
simulate-rules = rules charged
simulate-rules-kept = the other { $n } rules were never charged
simulate-set = the set of { $n } calls
simulate-taken = Every option is taken by somebody.
simulate-took = { $n } simulated trainees, { $choices } choices in two sittings, { $seconds } s, { $rate } million choices a second
simulate-twice = The call "{ $call }" is named twice; name each once.

## The trainer's bench: graph

graph-country = the call "{ $call }" does not support "{ $country }"; it supports { $countries }
graph-ending = { $file }: a graph is written as .svg, as .dot or .gv for Graphviz, or as .mmd or .mermaid; other pictures are made from these, as in rolecall graph { $call } --format dot | dot -Tpng -o call.png
graph-ending-not-of-format = { $file }: a graph is written as .svg, as .dot or .gv for Graphviz, or as .mmd or .mermaid, and the ending fits --format; other pictures are made from these, as in rolecall graph { $call } --format dot | dot -Tpng -o call.png
graph-traps = { $call } has a trap and cannot be played: from { $nodes } talking leads to no ending. It is drawn all the same, and the trap is marked.
graph-written = { $file }: { $places } places, { $ways } ways

## The trainer's bench: storyboard

storyboard-comments-lost = { $n ->
    [one] 1 comment of the old file lost
   *[other] { $n } comments of the old file lost
}
storyboard-comments-missing = { $file }: { $n ->
    [one] 1 comment
   *[other] { $n } comments
} at parts that the sheet has no longer:
storyboard-comments-would-be-lost = { $n ->
    [one] 1 comment of the old file would be lost
   *[other] { $n } comments of the old file would be lost
}
storyboard-example = the example inside the program cannot be read
storyboard-findings-more = { $n } more; "rolecall check" shows them.
storyboard-folder = { $folder } must be a folder for calls
storyboard-force = Nothing was written. With --force it is written, and the old file is kept beside it.
storyboard-has-mistakes = { $file } has mistakes; "rolecall check" shows them
storyboard-help-column = It stands in the column "{ $column }".
storyboard-is-large = { $file } makes a sheet of { $bytes } bytes, and one may have 1 MiB; --format csv needs less than xlsx
storyboard-is-there = the sheet was not written; --force writes over one that is there
storyboard-lossy = { $file } cannot be written as a sheet without loss: { $why }
storyboard-lossy-nothing = nothing could be read back.
storyboard-lossy-other = something other than a text would change.
storyboard-lossy-text = the text "{ $key }" would change.
storyboard-mistakes = The sheet has { $n ->
    [one] 1 mistake
   *[other] { $n } mistakes
}; nothing was written.
storyboard-mistakes-more = { $n } more.
storyboard-no-call-file = { $file } is no file of a call; write scenarios/ID.ron
storyboard-no-call-yet = The sheet is no call yet; nothing was written.
storyboard-other-call = The sheet is another call than { $file }; nothing was written. Name the file after the id in the sheet, or correct the id.
storyboard-not-read = { $file }: columns that are not read: { $columns }
storyboard-notes-left = { $n ->
    [one] 1 note
   *[other] { $n } notes
} of the sheet not written: comments of a file that is there are its own; write them there
storyboard-old-unreadable = { $file } is there and cannot be read, so that the sheet cannot be written into it; --force writes it anew
storyboard-rows = { $file }: { $n } rows
storyboard-said-already = { $file }: says the same already
storyboard-table-mistakes = { $file } has mistakes, and nothing was written; "rolecall check" shows them
storyboard-table-own = the sheet has a column of translations to { $language }, and that is the language of the call itself
storyboard-template = { $file }: written. Change it, then: rolecall storyboard import { $file } --to scenarios/ID.ron
storyboard-unreadable = { $file } cannot be read
storyboard-would-be-written = { $file }: would be written
storyboard-written = { $file }: written
storyboard-written-keeping = { $file }: written; the old one is { $kept }
library-began = Began
library-trainee = Trainee
library-call = Call
library-state = State
library-result = Result
library-mark = Mark
library-empathy = Empathy
library-accuracy = Accuracy
library-compliance = Compliance
library-computed = Computed
library-marked = Assessed
library-session = Session
library-yes = yes
library-state-open = open
library-state-finished = finished
library-state-stopped = stopped
library-state-rewound = rewound
library-state-abandoned = abandoned
library-state-superseded = superseded
library-state-conflict = conflict
library-state-damaged = damaged
library-state-unusable = unusable
library-result-passed = passed
library-result-failed = not passed
library-result-critical = critical
library-result-void = void
library-result-may-go-on = may go on
library-result-differ = assessors differ
library-result-incomplete = marks unread
library-result-no-mark = no mark
library-is-marked = assessed
library-is-not-marked = not assessed
library-is-exam = This was an exam.
library-incomplete = Files of marks are missing or damaged, so no mark stands. “rolecall marks” names them.
library-kept-back = Another assessor has marked this. You see the computed result until you have closed your own marks.
library-no-key-kept-back = Nobody has a key here yet, so what others gave is kept back: whoever looks may be about to mark. If you mark, open a session and make your key there first. If you do not, say so; then everything is shown here until you close the program or change the profile.
library-marks-nothing = I do not mark: show everything
library-no-key-shown = You have said that you do not mark, so what others gave is shown here, until you close the program or change the profile.
library-timers-stretched = Timers were stretched or off.
library-superseded-by = Another file has the same session and all of its lines: { $file }
library-conflict-about = Another file has the same session with other lines. One of the two was not written by the program that began the session; look at both.
library-clock-back = The wall clock was set back by { $seconds } seconds while it was played.
library-clock-ahead = The wall clock ran { $seconds } seconds ahead in one sitting: the machine slept, or the clock was set.
library-clock-future = Its times lie ahead of the clock of this machine: one of the two clocks is wrong.
library-shown = { $shown } of { $total } sessions.
library-count-superseded = Files that are not listed because a longer one has their session: { $n }. See them with --state superseded.
library-count-conflict = Files whose sessions have two different courses: { $n }. See them with --state conflict.
library-count-damaged = Records that are not as they were written: { $n }. See them with --state damaged.
library-count-unusable = Files that cannot be used here: { $n }. See them with --state unusable.
library-nothing = No session fits.
library-index-in-memory = The index of this folder could not be kept anywhere, so it is made anew each time.
library-index-elsewhere = The folder cannot keep the index (it is a share or cannot be written); it is kept in { $path }
library-not-listed = A folder could not be listed, so what was known of it may be old. { $why }
library-reading = Reading records
library-importing = Importing records
library-trouble-empty = The file is empty: it was begun and not copied. Copy it again.
library-trouble-foreign = This is no record of Rolecall, or its first line was not copied whole. If it should be one, copy it again without changing its line ends.
library-trouble-newer-format = The record has the format { $format }, which is newer than this program. Open it with a newer Rolecall; it stays as it is.
library-trouble-other-rules = It was played under version { $version } of the rules, which this program does not have, so it has no mark here. Use the program that made it, or a newer one.
library-trouble-changed = Line { $line } was changed, removed, added or moved after it was written. Take the record from a copy.
library-trouble-torn = Line { $line }, the last, is not whole ({ $bytes } bytes): the file was not copied to its end, a power cut tore it, or it was changed. If there is a longer copy, bring that as well.
library-trouble-end-missing = The ledger beside it says that it was sealed at { $time }, with a last line that is not here: the record lacks its end, and without it nobody has a result. If there is a whole copy, bring that as well.
library-trouble-too-long = The file is longer than any record can be.
library-trouble-not-archived = A file that it was played with is missing from the archive: { $file } ({ $hash }…). Copy the folder "archive" that belongs to it as well; it is looked at again each time.
library-trouble-archive-damaged = A file that it was played with is copied only in part, or has changed in the archive: { $file } ({ $hash }…). Copy that file again, or take it from another copy; it is looked at again each time.
library-trouble-scenario-unusable = What it was played with cannot be used: { $why }
library-trouble-differs = Its commands lead elsewhere than it says, first in line { $line }: { $what }
library-trouble-unread = It could not be read: { $why }
library-trouble-not-written = The copy could not be written; nothing here has changed. { $why }
library-import-added = New sessions: { $n }.
library-import-longer = Sessions that have gone further since: { $n }.
library-import-known = Already here: { $n }.
library-import-not-taken = Not imported as usual: { $n }; each is named with its reason, and the files stay where they were.
library-import-conflict = Another session with this id is here, with other lines. This one is kept aside for somebody to look at both: { $file }
library-import-lacking = Not taken yet, because files that it was played with are missing: { $files }. Copy the folder "archive" that belongs to it beside it and import again.
library-import-taken-although = Taken all the same. { $about }
library-import-foreign = No record by its name; it was passed over.
library-import-no-records = There are no records in it.
library-import-nothing = Nothing was imported.
## Reports

report-session = Session report
report-sheet = Conversation about a call
report-trainee = Progress report
report-group = Group report
report-for = Report on { $id }
report-with = With { $name }
report-mode-practice = Practice
report-mode-exam = Exam
report-trainee-label = Trainee
report-pseudonym = Pseudonym
report-date = Date
report-began = Began
report-lasted = Lasted
report-lasted-none = no time by the clock of the call
report-ended = Last line
report-utc = { $time } UTC
report-seconds = { $seconds } s
report-span = { $minutes } min { $seconds } s
report-hours-span = { $h } h { $minutes } min
report-mark-of = of 100; { $pass } passes
report-no-mark = No mark
report-not-finished = The call was not played to its end, so it has no mark.
report-not-finished-exam = The exam was not played to its end, so it has no mark. An assessor decides whether it is void, goes on or counts as failed, with a reason.
report-too-large = The call has too many states for exact marks; its record is complete.
report-marks = The mark
report-marks-chart = Three bars, one for each dimension, from 0 to 100, with the mark that each needs
report-marks-table = The mark by dimension
report-dimension = Dimension
report-mark = Mark
report-needs = Needs
report-points = Points
report-weight = Weight
report-holds = Reached
report-holds-not = Below
report-needs-nothing = Nothing
report-curve = The call as one picture
report-curve-about = Above, the overall mark that was still attainable, with the moments that cost most; below, the mood. The same stands in figures under the picture.
report-curve-desc = The attainable mark began at { $start } and ended at { $end }. Tension went from { $tensionbefore } to { $tensionafter }, trust from { $trustbefore } to { $trustafter }, patience from { $patiencebefore } to { $patienceafter }.
report-curve-table = The picture in figures
report-attainable = Attainable
report-tension = Tension
report-trust = Trust
report-patience = Patience
report-start = Start
report-step = Step
report-turn-axis = Turn
report-cost = Cost
report-time = Time
report-what = What you did
report-marked = Marked
report-moment-number = Moment { $n }
report-chose-option = Option
report-would-cost = Would cost
report-was-chosen = chosen
report-costs-nothing = nothing
report-key-left-out = What else was open is left out, because it is the answer key of an exam.
report-heard-first = Before the first step
report-heard-all = What was heard
report-notes = Notes of the trainee
report-list-entry = Entry
report-list-state = State
report-list-disposition = Disposition
report-list-notes = For the record
report-list-owner = Owner
report-list-date = Date
report-list-channel = Channel
report-record = The record
report-record-about = Whoever has the same file and its archive can compute everything on these pages again.
report-verified = Verified
report-verified-about = Every line is as it was written, and all { $n } commands lead to the recorded states.
report-not-verified = Not as it was written
report-doubted = Not verified
report-doubted-about = Every line is as it was written, and all { $n } commands lead to the recorded states. Not verified all the same:
report-torn-about = The last line is no whole line ({ $bytes } bytes): a power cut tore it, or it was changed. The { $n } commands before it lead to the recorded states.
report-changed-about = Line { $line } was changed or added after the record was written. The { $n } commands before it lead to the recorded states.
report-seal = Seal
report-seal-finished = Sealed: played to its end
report-seal-stopped = Sealed: stopped by the person
report-seal-rewound = Sealed: another session goes on from an earlier turn
report-seal-abandoned = Sealed: left open, nobody came back
report-seal-open = Open: not sealed
report-session-id = Session
report-head = Hash of the last line
report-scenario = Scenario
report-scenario-version = { $id }, version { $version }
report-scenario-hash = Hash of the scenario
report-files = Files
report-files-count = { $n ->
    [one] 1 file in the archive
   *[other] { $n } files in the archive
}
report-country = Country
report-language = Language
report-program = Program
report-program-about = Rolecall { $build }, rules version { $rules }
report-seed = Seed
report-timers = Timers
report-timers-changed = { $turn ->
    [0] { $before }; before turn 1: { $after }
   *[other] { $before }; after turn { $turn }: { $after }
}
report-parent = Begun from
report-parent-about = { $session }, turn { $turn }
report-anchor = Anchor
report-vouched = Ticket and receipt
report-gaps = Gaps
report-gap = { $time } at line { $line }
report-gap-lost = { $time } at line { $line }, { $bytes } bytes set aside
report-clock = Clock changes
report-clock-ahead = { $seconds } s forward at line { $line }
report-clock-behind = { $seconds } s back at line { $line }
report-none = None
report-made-by = Computed from the record by Rolecall { $version }. No figure is read from a file.
report-ask = A question to ask
report-ask-critical = What would have let you stop before this sentence?
report-ask-empathy = What did you notice about { $name } just then, and what did you do with it?
report-ask-accuracy = What did you have to know to answer, and where does it stand?
report-ask-compliance = Which rule holds here, and whom does it protect?
report-ask-none = Which sentence are you glad about, and why did it help?
report-they-said = { $name } said
report-you-did = You did
report-your-words = Room for your own words
report-went-well = What went well
report-next-step = Agreed next step
report-until = Until
report-signed-trainer = Trainer
report-signed-trainee = Trainee
report-signature = Date, signature
report-sheet-about = For trainer and trainee together: read what was said, ask, let the trainee answer first, agree on one thing.
report-moments-fewer = No further moment cost anything.
report-no-moment = No moment cost anything. Use the room for what made the call go well.
report-calls = Calls
report-calls-count = { $n ->
    [one] 1 call
   *[other] { $n } calls
}
report-people-count = { $n ->
    [one] 1 person
   *[other] { $n } people
}
report-passed-count = Passed
report-best = Best
report-last = Last
report-first = First
report-tries = Tries
report-median = Median
report-nobody-marked = No call here has a mark, so there is nothing to take a median of or to spread.
report-overall-chart = Overall mark over time
report-overall-desc = { $n } calls with a mark, from { $first } to { $last }; the best is { $best }.
report-dimensions-chart = Dimensions over time
report-dimension-desc = { $dimension }: from { $first } to { $last } in { $n } calls.
report-calls-table = Every call, oldest first
report-scenarios = Scenario by scenario
report-scenarios-table = First, best and last mark of each scenario
report-call = Call
report-mode = For
report-result = Result
report-rules = Rules that were broken
report-rules-table = Rules that were broken, most often first
report-rules-none = No rule was broken.
report-rule = Rule
report-rule-id = Id
report-rule-calls = Calls
report-rule-people = People
report-nothing-marked = No call has a mark yet.
report-critical = Critical
report-spread = How the marks are spread
report-spread-desc = Calls with a mark in tens: { $list }.
report-spread-item = { $from } to { $to }: { $n }
report-spread-axis = Overall mark
report-spread-table = Number of calls by overall mark
report-spread-range = Mark
report-spread-range-of = { $from } to { $to }
report-weakest = Weakest rules
report-weakest-chart = In how many calls each rule was broken
report-weakest-desc = { $list }.
report-people = People
report-people-table = Everybody, with the best and the last mark
report-too-few = Fewer than { $n } people stand behind these figures. Under pseudonyms they are left out, because single people could be recognised.
report-rules-left-out =
    { $n ->
        [one] One more rule was broken in calls of which fewer than { $least } people have a mark; it is left out.
       *[other] { $n } more rules were broken in calls of which fewer than { $least } people have a mark; they are left out.
    }
report-too-few-row = fewer than { $n } people
report-unmarked = Without a mark
report-sheet-calls = Calls
report-sheet-choices = Choices
report-sheet-people = People
report-sheet-rules = Rules
report-column-session = Session
report-column-kind = Kind
report-column-node = Place in the call
report-column-option = Option
report-column-label = What it was
report-column-said = What was said
report-column-seconds = Seconds
report-column-earned = Points { $dimension }
report-column-loss = Loss { $dimension }
report-column-sources = Sources
report-column-head = Hash of the last line
report-column-seal = Seal
report-column-verified = Verified
# Tickets and anchors.
trust-exam-over = The call is over. It was begun with a ticket, so whoever examines computes the mark, and none is shown here. Anchor: { $code } — say it now to whoever supervises, who writes it down. Then hand the record in: rolecall hand-in { $record }
# The library and the review, as screens.
library-heading = Library
library-import-others = { $n } more files need attention; “rolecall import” names them all.
library-open = Open
library-import = Import…
library-import-about = Name a file or a folder with records, or drop it onto this window. Nothing that is here is written over, and importing twice changes nothing.
library-import-path = File or folder
library-import-now = Import this
library-import-documents-added = New signed files (tickets, receipts, marks): { $n }.
library-import-documents-known = Signed files that were here already: { $n }.
library-import-documents-not-taken = Signed files that were not taken: { $n }; each is named with its reason.
library-import-beside = Another file of this name is here and says something else. This one lies beside it as { $file }, and both count; "rolecall marks" shows where they differ.
library-import-erased = It was erased here at { $time }, so it was not taken. If it has to come back, say so with --erased-too.
library-import-stopped = Stopped. Files that were not looked at: { $n }; what was taken in stays, and importing again takes the rest.
library-import-form = Form { $digits }
library-import-lacking-form = Marks of these sessions are given by it, and it lies in no archive that was brought: { $sessions }. What they answer by it counts when it is here: copy the folder "archive" that has it beside them and import again.
library-import-lacking-form-of-many = Marks of these sessions are given by it, and it lies in no archive that was brought: { $sessions }, and { $more } more. What they answer by it counts when it is here: copy the folder "archive" that has it beside them and import again.
library-search = Search sessions
library-search-in = in
library-show-all = Show all
library-list = Sessions
library-page = part { $n } of { $total }
library-page-before = Previous part
library-page-after = Next part
library-sort-by = Sort by { $column }
library-sorted-by = Sorted by { $column }; once more turns it round
library-sorted-back = Sorted by { $column }, the other way round
library-empty = No session is here yet
library-empty-about = Play a call, and it stands here afterwards. To bring in records of others, press “Import…” or drop a file or a folder onto this window.
library-nothing-about = Search for less, or take filters away.
library-file = File
library-cannot-open = This file cannot be opened here:
library-no-notes = Nothing about this record is out of the ordinary.
review-heading = Review
review-mode = For
review-record = The whole record
review-notable = Out of the ordinary
review-decision-needed = To do: decide whether this exam is void, goes on, or counts as failed
review-moderation-needed = To do: moderate
review-decision-about = This exam has no mark. Say what follows from it; a reason is needed.
review-decide-pass = Passed
review-decide-fail = Not passed
review-decide-void = Void
review-decide-resume = May go on
review-disputed = { $who } disputes ({ $event }): { $dimension } { $mark } proposed. { $reason }
review-contested = Disputes and differences
review-computed-marks = the computed marks
review-dispute = Dispute a mark
review-dispute-line = { $who } disputes { $dimension } { $mark } ({ $whose }), turn { $turn }: { $proposed } proposed
review-disputed-mark = The mark is { $mark } ({ $whose }). Propose a higher one; another person answers.
review-proposed-field = Proposed mark, up to 100
review-proposed-missing = Propose a mark above the disputed one, up to 100.
review-answer = Answer the dispute
review-answer-about = Leave the mark empty to uphold { $mark }; write a higher one to grant it. What is granted is from then on the least that this dimension of the whole call has, whatever is moderated later; a critical rule that was broken still fails the call.
review-answer-not-yours = Another person answers: not the one who raised it, nor the one who gave the mark.
review-granted-field = Granted mark; empty upholds
review-granted-low = An answer never lowers a mark: write at least the disputed one, or nothing.
review-settle = Moderate
review-settle-about = Assessors differ, so no mark stands. Whoever moderates has read both and gives the marks that hold. What was granted on a dispute stays the least that its dimension has.
review-settle-fails = Critical breaches and fatal items fail the call
review-marks-missing = Write a mark from 0 to 100 for each dimension.
review-left-out = You left this turn out
review-nothing-heard = Nothing has been said yet.
review-lane-hold = Holds (two bars)
review-lane-look-up = look-ups (square)
review-lane-silence = silences (circle)
review-lane-legend = Below the picture: { $counts }
review-step-back = One step back
review-step-on = One step on
review-replay-whole = The whole call is shown; a speed plays it from the step that is looked at.
review-replay-end = Show the whole call
review-choose-step = Choose a step: arrows left and right, up and down for costly moments, or press one in the transcript.
review-comment = Comment
review-other-mark = Another mark
review-other-mark-about = It is your mark of the whole dimension, not of this turn alone. Turns that do not count change nothing of it.
review-leave-out = Does not count
review-leave-out-about = What was lost in this turn is given back in each dimension that you confirm, and a critical rule that was broken in it fails nothing. A mark that you write yourself stays as you write it.
review-count-again = Counts after all
review-not-applicable = Does not apply
review-own-marks = Your marks
review-no-key = Nothing can be signed before it is clear who signs.
review-make-key-about = You have no key here. Whoever marks signs with a key of their own: make one once, under a short name of small letters such as “ann”. It is kept outside the folder of data.
review-key-name = Name of the key
review-make-key = Make the key
review-who-signs = Who signs?
review-passphrase = Passphrase of the key
review-passphrase-wanted = This key has a passphrase. Type it beside your marks and sign again.
review-reading = Reading and playing the record …
review-would-not-count = Nothing was saved, because it would not count. { $why }
review-write-report = Write report
review-reported = The report and the sheet for a talk are in { $folder }. Open them in a browser to read or print them.
review-signed-by = Signed by { $who }
review-not-blind = Some of these marks were given when those of others could be seen.
review-closed = Your marks are closed, and count.
review-reopen = Open again
review-computed = computed { $mark }
review-computed-after-voiding = computed { $mark }, after voiding { $after }
review-own-mark = Your mark: { $mark }
review-confirm = confirm
review-confirm-mark = confirm { $mark }
review-item-fatal = No points here fail the call.
review-form-add = Judge by a form…
review-form-about = A form of your centre (RON: sections, weights, fatal items). Name its file, or drop it onto this window.
review-form-path = File of the form
review-form-use = Use this form
review-form-example = Use the example: voice and note
review-form-used = The form stands below the dimensions. Every answer is signed by itself.
review-global = The call as a whole
review-global-about = One rating beside the checklist; it changes no mark.
review-global-1 = clearly not good enough
review-global-2 = borderline
review-global-3 = good enough
review-global-4 = good
review-global-5 = outstanding
review-close = Close your marks
review-close-about = From then on they count, and you see what others said.
review-still-open = Still to be judged: { $what }
review-fault = Fault of the call
review-fault-about = What is faulty? What was lost by it is given back to everybody who played this version, and nobody's mark is lowered.
review-fault-option = Option
review-fault-place = The whole place
review-fault-effect = See whose marks change
review-fault-none = No record here was played with this version.
review-fault-other-versions = Records of other versions of the call, which it does not touch: { $n }
review-fault-for-good = Both marks are kept and shown. Once signed, it cannot be taken back.
review-fault-signed = The fault is signed and saved.
review-sign = Sign and save
review-mark-field = Mark, 0 to 100
review-reason-field = Reason
review-comment-field = Comment
review-whole-call = The whole call
review-mark-missing = Write a mark from 0 to 100, with one digit after the point at most.
review-reason-missing = Write why: without a reason it cannot be signed.
review-comment-missing = Write the comment first.
review-said = What was said about it
review-said-nothing = Nobody has said anything yet.
review-kept-back-about = You mark blind: what others said is shown once your own marks are closed.
review-kept-back-no-key = Nobody has a key here yet, and whoever looks may be about to mark. If you mark, make your key here first. If you do not, go back to the library and say there that you do not mark.
review-look = Look before closing
# What would have come of it, beside a record.
what-if-button = What if …?
what-if-heading = What if
what-if-about = This is tried out beside the record: nothing of it is written, signed or counted.
what-if-leave = Back to the record
what-if-step-back = Take the last step back
what-if-best = The best from here
what-if-record = As it was
what-if-instead = Instead
what-if-reachable = Best mark still possible: { $mark }. Lost so far on this branch: { $lost }
what-if-critical = A critical rule is broken: no mark passes any more.
what-if-not-counted = It is a trial: the mark of the record stays as it is.
what-if-open = What is open now
what-if-breaks-critical = breaks a critical rule
what-if-is-best = best
what-if-is-recorded = as it was
what-if-after-call-best = The best after-call work
what-if-after-call-recorded = The after-call work of the record
what-if-accept = Take the call
what-if-miss = Let it ring out
what-if-silence = Say nothing until the time is over
what-if-hold = Put the caller on hold
what-if-resume = Come back to the caller
what-if-overrun = Leave the caller on hold for longer than promised
what-if-hang-up = Hang up
what-if-look-up = Open “{ $item }”
what-if-transfer-warm = Brief the colleague, then put the caller through: { $desk }
what-if-transfer-cold = Put the caller straight through: { $desk }
# What stands of the signed events, in reports.
report-blind = It was played with the blind form of the call, and the answer key is not here: whoever has the files in full can mark the record.
report-stands = What stands
report-result-void = Void
report-result-may-go-on = May go on
report-result-differ = No mark: assessors differ
report-result-incomplete = No mark: files of marks are missing or damaged
report-void-about = It was decided that this session does not count.
report-may-go-on-about = It was decided that this session may go on, so it has no result yet.
report-differ-about = Assessors give different marks, and nobody has moderated them yet.
report-incomplete-about = Files of marks are missing or damaged; what they say may change the result.
report-undecided-about = The exam has no mark, and nobody has decided yet what follows from it.
report-provisional = provisional: computed from the record, and not confirmed by what you can see of the assessors
report-computed-mark = computed: { $mark }, { $result }
report-computed-short = computed { $mark }
report-kept-back-about = The result here is the computed one. You mark this record blind: close your own marks, or sign that you want to look (“rolecall mark RECORD unblind”), and make the report again.
report-below-is-computed = What follows below is the computed mark and what it is made of; what stands is told above.
report-step-voided = voided: { $reason }
report-both-marks = Both marks
report-mark-stands = The mark that stands
report-mark-before-faults = Before a fault of the scenario was found
report-mark-computed = The computed mark
report-said = What was said about it, signed
report-said-what = What
report-said-about = About
report-said-says = It says
report-said-reason = Reason
report-said-who = Who
report-said-when = When
report-sheet-said = Said
report-column-basis = What it rests on
report-word-fault = Fault of the scenario, voided
report-word-marks = Marks of an assessor
report-word-dimension = Dimension
report-word-turn = Turn left out
report-word-item = Item judged by a person
report-word-form = The form
report-word-global = Global rating
report-word-moderation = Moderation
report-word-decision = Decision
report-word-dispute = Dispute
report-word-answer = Answer to the dispute
report-word-comment = Comment

# The screen of groups.
groups-heading = Groups
groups-about = { $n ->
    [one] One person · { $today }
   *[other] { $n } people · { $today }
}
groups-reading = Reading the records of the group …
groups-tab-completion = Assigned
groups-tab-progress = Exams over time
groups-tab-decisions = Decisions
groups-tab-rules = Weakest rules
groups-tab-agreement = Agreement of assessors
groups-tab-roster = Roster
groups-tab-assigning = Assign
groups-empty = There are no groups yet
groups-empty-about = Make a table with the columns “trainee” and “group”, save it as a CSV file, and take it over under “Roster”. The roster is kept as roster.ron in the folder of data, without names.
groups-nothing-assigned = Nothing is assigned to this group
groups-nothing-assigned-about = Under “Assign” you give the group, or one person of it, calls to practise or an exam, with a last day.
groups-members = Who is in { $group }
groups-pseudonym = Pseudonym
groups-no-name = no name here
groups-roster-take = Take a table over as the roster
groups-roster-take-about = Name a CSV file, or drop it onto this window. It has the columns “trainee” (the 32 hexadecimal digits by which records call a person; “Write the roster as a table” lists them once “Also those in no group yet, to fill in” is switched on) and “group”. Names in a column “name” are kept apart, in the vault. You see what it changes before anything is changed.
groups-roster-table = Table (CSV)
groups-roster-replace = Whoever is not in it leaves the roster
groups-roster-try = See what it changes
groups-roster-take-now = Take it over
groups-roster-tried = Nothing has been changed yet. This is what it would do:
groups-roster-taken = Taken over.
groups-roster-mistake = Line { $line }: { $what }
groups-roster-more-mistakes = And { $n } more.
groups-roster-write = Write the roster as a table
groups-roster-write-about = All groups, one row for each person, with pseudonyms and without names.
groups-roster-file = File (CSV)
groups-roster-everybody = Also those in no group yet, to fill in
groups-roster-write-now = Write it
groups-roster-write-over = Write over it
groups-roster-there = There is a file of this name already: { $file }. It stays as it is, unless you write over it.
groups-roster-written = Written, with { $n } people: { $file }
groups-saving = Saving …
groups-assign = Assign calls
groups-given-to = To
groups-everybody = Everybody in { $group }
groups-one-person = One person
groups-person-search = A part of the name, or the beginning of the pseudonym
groups-more-people = { $n } more; type more of the name.
groups-nobody-called = Nobody in this group is called so.
groups-calls = Calls
groups-in-order = In this order
groups-course = Name of the course, if the calls make one
groups-as-practice = Practice
groups-as-exam = Exam
groups-due-like = Last day in UTC, written like { $day }
groups-due-past = This day is over: everything will be late.
groups-assign-now = Assign this
groups-still-missing = Still missing: { $what }
groups-assign-done = Assigned. It stands in the list below.
groups-given = Everything that is assigned
groups-given-nothing = Nothing is assigned to anybody.
groups-given-on = Assigned on
groups-take-back = Take it back …
groups-take-back-about = Take this back? { $what }. Nobody is waited for any more; what was played stays. It can be assigned again, and then counts from that day.
groups-take-back-now = Take it back
groups-take-back-not = Leave it
groups-taken-back = Taken back.
groups-completion-about = Of practice only the day is shown, never a mark. Days are those of UTC. A star is in time, a triangle is late, a dot is begun.
groups-assigned = What
groups-mode = How
groups-due = Due
groups-over = over
groups-finished = Finished
groups-person = Person
groups-no-exams = Nobody of this group has finished an exam
groups-no-exams-about = Figures come from exams that were played to their end. Under “Assign” you give one; the trainee takes the call as an exam in its briefing.
groups-last-exam = Last exam
groups-no-exam = none yet
groups-exams = Exams
groups-overall = Overall
groups-exam = Exam
groups-day = Day
groups-result = Result
groups-call = Call
groups-why = Why
groups-without-mark = Exams without a mark
groups-exams-of = Exams of { $name }
groups-no-exam-of-person = No exam with a mark yet.
groups-exams-legend = The thick line is the overall mark. Marks run up from 0 to 100, exams to the right, from { $from } to { $to }; their numbers are those of the table.
groups-version = Version
groups-people = People
groups-people-voided = { $n } + { $voided } voided
groups-mean = Mean
groups-spread = Deviation
groups-passed = Passed
groups-set = The set of calls
groups-decisions-about = Each person counts once, with the first exam. “Easy” is the share of the possible loss that was avoided; r is the correlation with the rest of the mark, D the strongest 27 % less the weakest 27 %. Answers that a signed fault voids are left out; how many stands behind “+”.
groups-too-few = Below { $least } people no decision gets a word: it could be chance.
groups-item = Decision
groups-word = Separates
groups-easy = Easy
groups-rest = r
groups-ends = D
groups-options-of = What was taken at “{ $item }”
groups-no-options = Nobody was offered anything here.
groups-option = Answer
groups-taken = Taken
groups-share = Share
groups-interval = 95 %
groups-rule = Rule
groups-in-calls = Broken in
groups-rules-picture = People who broke the rule, in per cent
groups-rules-about = Of those who had a call in which it can be broken, in exams. The line across a bar is its 95 % interval.
groups-no-rules = No rule was broken in an exam
groups-no-rules-about = There is nothing to practise here; look at the decisions instead.
groups-agreement-about = All marked sessions of the folder, whichever group they are of. Only closed marks count, and only those that were given before others' could be seen.
groups-not-blind = { $n ->
    [one] One value was left out because its assessor had seen others' marks.
   *[other] { $n } values were left out because their assessors had seen others' marks.
}
groups-kept-back = { $n ->
    [one] Of one session what others gave was left out, because somebody who has a key here, or may still make one, has not closed their own marks of it. Where nobody has a key, whoever does not mark can say so in the library.
   *[other] Of { $n } sessions what others gave was left out, because somebody who has a key here, or may still make one, has not closed their own marks of them. Where nobody has a key, whoever does not mark can say so in the library.
}
groups-kept-back-computed = { $n ->
    [one] Of one exam the computed marks are shown and not what assessors gave, because somebody who has a key here, or may still make one, has not closed their own marks of it. Where nobody has a key, whoever does not mark can say so in the library.
   *[other] Of { $n } exams the computed marks are shown and not what assessors gave, because somebody who has a key here, or may still make one, has not closed their own marks of them. Where nobody has a key, whoever does not mark can say so in the library.
}
groups-nothing-marked = Nobody has closed any marks here
groups-nothing-marked-about = Open a session in the library, mark it and close your marks; or “rolecall mark RECORD close”.
groups-nothing-twice = No session was marked twice
groups-nothing-twice-about = Have a second assessor mark the same sessions, each before seeing the other's marks.
groups-judged = Item
groups-agreement-word = In a word
groups-kappa = Kappa
groups-pairs = Pairs
groups-icc = ICC(2,1)
groups-sessions = Sessions
groups-assessor = Assessor
groups-from-others = From the others, in points
groups-close = Close
groups-severity = Severity of assessors
groups-severe = severe
groups-lenient = lenient
groups-severity-about = The mean difference from the other assessors; the line is its standard deviation. The band is { $reach } either way: inside it a star, outside a triangle.
