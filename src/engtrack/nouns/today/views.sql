-- What each person has before them, in every engagement in scope: an item a row.
-- Whatever was asked of a role waits for each who holds it.
CREATE TEMP VIEW today_asked AS
SELECT 'waits-for-you' AS section, a.engagement_id, h.person_id, a.subject AS key, a.title,
       a.asked_by AS other, a.asked_on AS since_on, a.due_on, 'decision-asked' AS why_code,
       'engtrack approval show ' || a.key AS next
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
  JOIN holder h ON h.engagement_id = a.engagement_id AND h.role = a.role
 WHERE a.decision IS NULL AND a.withdrawn_on IS NULL
UNION ALL
SELECT 'waits-for-you', i.engagement_id, coalesce(i.owner_id, h.person_id), i.key, i.title,
       p.handle, i.raised_on, i.due_on, 'question-asked', 'engtrack issue show ' || i.key
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id
  JOIN person p ON p.id = i.raised_by_id
  LEFT JOIN holder h ON i.owner_id IS NULL AND h.engagement_id = i.engagement_id
   AND h.role = i.owner_role
 WHERE i.kind = 'question' AND i.state = 'open'
UNION ALL
SELECT 'waits-for-you', m.engagement_id, coalesce(r.handed_to_id, r.person_id, h.person_id),
       m.key, m.subject,
       p.handle, m.sent_on, m.answer_due_on, 'reply-owed', 'engtrack message show ' || m.key
  FROM scope JOIN message m ON m.engagement_id = scope.engagement_id
  JOIN message_recipient r ON r.message_id = m.id JOIN person p ON p.id = m.from_id
  LEFT JOIN holder h ON r.person_id IS NULL AND h.engagement_id = m.engagement_id
   AND h.role = r.role
 WHERE m.state = 'owed'
UNION ALL
SELECT 'waits-for-you', c.engagement_id, h.person_id, c.key, c.title, NULL, c.reported_on, NULL,
       'gap-reported', 'engtrack process show ' || c.key
  FROM scope JOIN process c ON c.engagement_id = scope.engagement_id
  JOIN holder h ON h.engagement_id = c.engagement_id AND h.role = 'coordinator'
 WHERE c.state = 'reported'
UNION ALL
SELECT 'waits-for-you', h.engagement_id, h.to_id, h.key, h.title, p.handle, h.handed_on, NULL,
       'handover-made', 'engtrack engagement handover ' || h.key || ' --acknowledge'
  FROM scope JOIN handover h ON h.engagement_id = scope.engagement_id
  JOIN person p ON p.id = h.from_id
 WHERE h.kind = 'role' AND h.acknowledged_on IS NULL
UNION ALL
-- A plan or a run waits for every provider, until one reviews it.
SELECT 'waits-for-you', t.engagement_id, h.person_id, t.key, t.title, p.handle, t.run_on, NULL,
       'review-awaited', 'engtrack test show ' || t.key
  FROM test_row t JOIN person p ON p.id = t.run_by_id
  JOIN holder h ON h.engagement_id = t.engagement_id AND h.role = 'provider'
 WHERE t.result <> 'blocked' AND t.verdict IS NULL
UNION ALL
SELECT 'waits-for-you', t.engagement_id, h.person_id, t.key, d.title, p.handle, t.dated_on, NULL,
       'review-awaited', 'engtrack document show ' || t.key
  FROM test_plan t JOIN document d ON d.id = t.document_id JOIN person p ON p.id = d.author_id
  JOIN holder h ON h.engagement_id = t.engagement_id AND h.role = 'provider'
 WHERE t.verdict IS NULL;

-- Due: one's own work, entries and deliverables, within five working days or past. What was to end
-- before tracking is neither: the schedule check lists it. An entry is later by what it waited.
CREATE TEMP VIEW today_due AS
SELECT CASE WHEN w.finish_on < clock.today THEN 'overdue' ELSE 'due' END AS section,
       w.engagement_id, coalesce(a.person_id, h.person_id) AS person_id, w.key,
       w.title, NULL AS other, NULL AS since_on, w.finish_on AS due_on, 'work-due' AS why_code,
       'engtrack ' || CASE w.is_milestone WHEN 1 THEN 'milestone' ELSE 'task' END || ' show '
       || w.key AS next
  FROM clock, scope JOIN work w ON w.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = w.engagement_id
  JOIN assignee a ON a.work_id = w.id
  LEFT JOIN holder h ON a.person_id IS NULL AND h.engagement_id = w.engagement_id
   AND h.role = a.role
 WHERE w.state IN ('open', 'started')
   AND (w.finish_on >= clock.today OR w.finish_on >= coalesce(e.tracked_from_on, ''))
   AND w.finish_on <= add_workdays(w.engagement_id, clock.today, 5)
UNION ALL
SELECT CASE WHEN d.due_by < clock.today THEN 'overdue' ELSE 'due' END, i.engagement_id,
       coalesce(i.owner_id, h.person_id), i.key, i.title, NULL, i.raised_on,
       later_day(i.due_on, d.due_by), 'entry-due', 'engtrack issue show ' || i.key
  FROM clock, issue_due d JOIN issue i ON i.id = d.issue_id
  JOIN engagement e ON e.id = i.engagement_id
  LEFT JOIN holder h ON i.owner_id IS NULL AND h.engagement_id = i.engagement_id
   AND h.role = i.owner_role
 WHERE i.kind <> 'question' AND i.state = 'open'
   AND (d.due_by >= clock.today OR i.due_on >= coalesce(e.tracked_from_on, ''))
   AND d.due_by <= add_workdays(i.engagement_id, clock.today, 5)
UNION ALL
SELECT CASE WHEN d.due_on < clock.today THEN 'overdue' ELSE 'due' END, d.engagement_id,
       coalesce(d.owner_id, h.person_id), d.key, d.title, NULL, NULL, d.due_on, 'deliverable-due',
       'engtrack deliverable show ' || d.key
  FROM clock, scope JOIN deliverable d ON d.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = d.engagement_id
  LEFT JOIN holder h ON d.owner_id IS NULL AND h.engagement_id = d.engagement_id
   AND h.role = d.owner_role
 WHERE d.state IN ('draft', 'submitted', 'rejected')
   AND (d.due_on >= clock.today OR d.due_on >= coalesce(e.tracked_from_on, ''))
   AND d.due_on <= add_workdays(d.engagement_id, clock.today, 5)
UNION ALL
-- What is to be set up: its owner's, else the technical support's.
SELECT CASE WHEN s.due_on < clock.today THEN 'overdue' ELSE 'due' END, s.engagement_id,
       coalesce(s.owner_id, h.person_id), s.key, s.title, NULL, NULL, s.due_on, 'asset-due',
       'engtrack asset show ' || s.key
  FROM clock, scope JOIN asset s ON s.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = s.engagement_id
  LEFT JOIN holder h ON s.owner_id IS NULL AND h.engagement_id = s.engagement_id
   AND h.role = coalesce(s.owner_role, 'support')
 WHERE s.state IN ('planned', 'failing') AND s.ready_on IS NULL
   AND (s.due_on >= clock.today OR s.due_on >= coalesce(e.tracked_from_on, ''))
   AND s.due_on <= add_workdays(s.engagement_id, clock.today, 5);

-- What one waits for: what one asked and nobody answered.
CREATE TEMP VIEW today_waited AS
SELECT 'you-wait-for' AS section, a.engagement_id, p.id AS person_id, a.subject AS key, a.title,
       a.role AS other, a.asked_on AS since_on, a.due_on, 'decision-awaited' AS why_code,
       'engtrack approval show ' || a.key AS next
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
  JOIN person p ON p.handle = a.asked_by
 WHERE a.decision IS NULL AND a.withdrawn_on IS NULL
UNION ALL
SELECT 'you-wait-for', i.engagement_id, i.raised_by_id, i.key, i.title,
       coalesce(p.handle, i.owner_role), i.raised_on, i.due_on, 'answer-awaited',
       'engtrack issue show ' || i.key
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id
  LEFT JOIN person p ON p.id = i.owner_id
 WHERE i.kind = 'question' AND i.state = 'open'
UNION ALL
SELECT 'you-wait-for', m.engagement_id, m.from_id, m.key, m.subject,
       (SELECT min(coalesce(p.handle, r.role)) FROM message_recipient r
          LEFT JOIN person p ON p.id = r.person_id
         WHERE r.message_id = m.id),
       m.sent_on, m.answer_due_on, 'answer-awaited', 'engtrack message show ' || m.key
  FROM scope JOIN message m ON m.engagement_id = scope.engagement_id
 WHERE m.state = 'owed'
UNION ALL
-- What waits on a third party, for whoever leads it.
SELECT 'you-wait-for', w.engagement_id, p.lead_id, w.key, w.title, p.name, w.from_on, w.due_on,
       'wait-awaited', 'engtrack issue show ' || w.key
  FROM party_wait w JOIN party p ON p.id = w.party_id
 WHERE p.lead_id IS NOT NULL;

-- Decisions that somebody else typed in one's name, without a proof.
CREATE TEMP VIEW today_unproved AS
SELECT 'in-your-name' AS section, a.engagement_id, a.by_id AS person_id, a.key, a.title,
       a.typed_by AS other, a.decided_on AS since_on, NULL AS due_on, 'typed-unproved' AS why_code,
       'engtrack approval show ' || a.key AS next
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
  JOIN person p ON p.id = a.by_id
 WHERE a.typed_by <> p.handle
   AND NOT EXISTS (SELECT 1 FROM approval_proof f WHERE f.approval_id = a.id);

-- What asks for attention among one's duties.
CREATE TEMP VIEW today_attention AS
SELECT DISTINCT 'attention' AS section, f.engagement_id, h.person_id, f.key, NULL AS title,
                NULL AS other, f.since_on, NULL AS due_on, f.code AS why_code, f.next
  FROM finding f
  JOIN holder h ON h.engagement_id = f.engagement_id AND h.role = f.role
   AND (f.person_id IS NULL OR f.person_id = h.person_id)
 WHERE f.snoozed_until_on IS NULL;

-- Hours that wait for the coordinator, the oldest named; what is signed and not billed is the
-- account manager's, once there is anything to bill.
CREATE TEMP VIEW today_money AS
SELECT 'waits-for-you' AS section, w.engagement_id, h.person_id, w.key, w.title, w.person AS other,
       w.submitted_on AS since_on, NULL AS due_on, 'hours-submitted' AS why_code,
       'engtrack time approve -e ' || w.engagement AS next
  FROM (SELECT t.engagement_id, t.key, e.key AS engagement, coalesce(k.title, v.title) AS title,
               p.handle AS person, t.submitted_on,
               row_number() OVER (PARTITION BY t.engagement_id
                                  ORDER BY t.submitted_on, t.id) AS nth
          FROM scope JOIN time_entry t ON t.engagement_id = scope.engagement_id
          JOIN engagement e ON e.id = t.engagement_id JOIN person p ON p.id = t.person_id
          LEFT JOIN work k ON k.id = t.work_id LEFT JOIN service v ON v.id = t.service_id
         WHERE t.state = 'submitted') AS w
  JOIN holder h ON h.engagement_id = w.engagement_id AND h.role = 'coordinator'
 WHERE w.nth = 1
UNION ALL
SELECT 'waits-for-you', s.engagement_id, h.person_id, s.key, s.title, p.handle, s.signed_on, NULL,
       'sheet-to-bill', 'engtrack invoice add --from ' || s.key
  FROM scope JOIN sheet s ON s.engagement_id = scope.engagement_id
  JOIN person p ON p.id = s.signed_by_id
  JOIN holder h ON h.engagement_id = s.engagement_id AND h.role = 'account-manager'
 WHERE s.state = 'signed'
   AND (EXISTS (SELECT 1 FROM time_entry t WHERE t.sheet_id = s.id AND t.is_billable = 1)
        OR EXISTS (SELECT 1 FROM expense x WHERE x.sheet_id = s.id AND x.is_billable = 1));

-- An invoice that is made and not issued waits for the account manager.
CREATE TEMP VIEW today_invoice AS
SELECT 'waits-for-you' AS section, i.engagement_id, h.person_id, i.key, i.title,
       i.typed_by AS other, i.added_on AS since_on, NULL AS due_on,
       'invoice-to-issue' AS why_code, 'engtrack invoice issue ' || i.key AS next
  FROM scope JOIN invoice i ON i.engagement_id = scope.engagement_id
  JOIN holder h ON h.engagement_id = i.engagement_id AND h.role = 'account-manager'
 WHERE i.state = 'draft';

-- A day at the client, for those of the vendor who go there: what to bring, and what the client
-- owes by now and can be asked for on the spot.
CREATE TEMP VIEW today_visit AS
SELECT DISTINCT s.engagement_id, s.id AS session_id, a.person_id
  FROM clock, scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN session_person a ON a.session_id = s.id
  JOIN person p ON p.id = a.person_id AND p.side = 'vendor'
 WHERE s.state IN ('booked', 'confirmed') AND s.day_on = clock.today
   AND (clock.reader IS NULL OR p.handle = clock.reader);

CREATE TEMP VIEW today_at_client AS
SELECT DISTINCT 'bring' AS section, v.engagement_id, v.person_id, d.key, d.title, NULL AS other,
                NULL AS since_on, NULL AS due_on, 'to-bring' AS why_code,
                'engtrack document show ' || d.key AS next
  FROM today_visit v JOIN session_material m ON m.session_id = v.session_id
  JOIN document d ON d.id = m.document_id
UNION ALL
SELECT DISTINCT 'collect', v.engagement_id, v.person_id, i.key, i.title,
                coalesce(p.handle, i.owner_role), i.raised_on, i.due_on, 'to-collect',
                'engtrack issue show ' || i.key
  FROM today_visit v JOIN issue i ON i.engagement_id = v.engagement_id
  LEFT JOIN person p ON p.id = i.owner_id
 WHERE i.kind = 'question' AND i.state = 'open'
   AND (p.side = 'client' OR i.owner_role IN ('sponsor', 'lead', 'support'))
UNION ALL
SELECT DISTINCT 'collect', v.engagement_id, v.person_id, a.subject, a.title,
                coalesce((SELECT min(h.person) FROM holder h
                           WHERE h.engagement_id = v.engagement_id AND h.role = 'sponsor'),
                         'sponsor'),
                a.asked_on, a.due_on, 'to-collect', 'engtrack approval show ' || a.key
  FROM today_visit v JOIN approval a ON a.engagement_id = v.engagement_id
 WHERE a.decision IS NULL AND a.withdrawn_on IS NULL AND a.role = 'sponsor'
UNION ALL
SELECT DISTINCT 'collect', v.engagement_id, v.person_id, m.key, m.subject, p.handle, m.sent_on,
                m.answer_due_on, 'to-collect', 'engtrack message show ' || m.key
  FROM today_visit v JOIN message m ON m.engagement_id = v.engagement_id
  JOIN message_recipient r ON r.message_id = m.id
  JOIN person p ON p.id = coalesce(r.handed_to_id, r.person_id) AND p.side = 'client'
 WHERE m.state = 'owed'
UNION ALL
SELECT DISTINCT 'collect', v.engagement_id, v.person_id, s.key, s.title,
                coalesce((SELECT min(h.person) FROM holder h
                           WHERE h.engagement_id = v.engagement_id AND h.role = 'sponsor'),
                         'sponsor'),
                s.drafted_on, NULL, 'to-collect', 'engtrack sheet show ' || s.key
  FROM today_visit v JOIN sheet s ON s.engagement_id = v.engagement_id
 WHERE s.state = 'draft';

-- Who of the vendor is where within five working days, for a coordinator: sessions with their
-- people, and the work that lies in those days.
CREATE TEMP VIEW today_where AS
SELECT 'where' AS section, s.engagement_id, h.person_id, s.key, s.title,
       group_concat(DISTINCT p.handle) AS other, NULL AS since_on, s.day_on AS due_on,
       'person-at' AS why_code, 'engtrack session show ' || s.key AS next
  FROM clock, scope JOIN holder h ON h.engagement_id = scope.engagement_id
   AND h.role = 'coordinator' AND (clock.reader IS NULL OR h.person = clock.reader)
  JOIN session s ON s.engagement_id = h.engagement_id
  JOIN session_person a ON a.session_id = s.id
  JOIN person p ON p.id = a.person_id AND p.side = 'vendor'
 WHERE s.state IN ('booked', 'confirmed') AND s.day_on >= clock.today
   AND s.day_on <= add_workdays(s.engagement_id, clock.today, 5)
 GROUP BY s.engagement_id, h.person_id, s.key, s.title, s.day_on
UNION ALL
SELECT 'where', w.engagement_id, h.person_id, w.key, w.title, group_concat(DISTINCT p.handle),
       w.start_on, w.finish_on, 'person-on', 'engtrack task show ' || w.key
  FROM clock, scope JOIN holder h ON h.engagement_id = scope.engagement_id
   AND h.role = 'coordinator' AND (clock.reader IS NULL OR h.person = clock.reader)
  JOIN work w ON w.engagement_id = h.engagement_id
  JOIN assignee a ON a.work_id = w.id
  JOIN person p ON p.id = a.person_id AND p.side = 'vendor'
 WHERE w.state IN ('open', 'started') AND w.is_milestone = 0 AND w.finish_on >= clock.today
   AND w.start_on <= add_workdays(w.engagement_id, clock.today, 5)
   AND NOT EXISTS (SELECT 1 FROM session s
                    WHERE s.work_id = w.id AND s.state IN ('booked', 'confirmed'))
 GROUP BY w.engagement_id, h.person_id, w.key, w.title, w.start_on, w.finish_on;

-- All of it in the order of the sections. On hold, only what asks for attention is left.
CREATE TEMP VIEW today_list AS
SELECT t.section, e.key AS engagement, t.key, t.title, t.other, t.since_on, t.due_on, t.why_code,
       CASE t.section WHEN 'attention' THEN f.why_ref ELSE t.key END AS why_ref,
       coalesce(f.why_days, days_counted(t.engagement_id, t.since_on, clock.today)) AS why_days,
       coalesce(f.why_on, t.due_on) AS why_on, coalesce(f.why_person, t.other) AS why_person,
       f.why_minutes, f.why_of_minutes,
       (SELECT s.start_time || '–' || s.end_time || coalesce(', ' || s.location, '')
          FROM session s
         WHERE t.why_code IN ('session-on', 'person-at') AND s.key = t.key) AS why_when,
       t.next, p.handle AS person,
       CASE t.section WHEN 'sessions' THEN -3 WHEN 'bring' THEN -2 WHEN 'collect' THEN -1
                      WHEN 'where' THEN 0
                      WHEN 'waits-for-you' THEN 1 WHEN 'overdue' THEN 2 WHEN 'due' THEN 3
                      WHEN 'attention' THEN 4 WHEN 'you-wait-for' THEN 5 ELSE 6 END AS place
  FROM clock,
       (SELECT * FROM today_asked
        UNION ALL SELECT * FROM today_due
        UNION ALL SELECT * FROM today_waited
        UNION ALL SELECT * FROM today_unproved
        UNION ALL SELECT * FROM today_money
        UNION ALL SELECT * FROM today_invoice
        UNION ALL SELECT * FROM today_attention
        UNION ALL SELECT * FROM session_today
        UNION ALL SELECT * FROM today_at_client
        UNION ALL SELECT * FROM today_where) AS t
  JOIN engagement e ON e.id = t.engagement_id JOIN person p ON p.id = t.person_id
  LEFT JOIN finding_list f ON t.section = 'attention' AND f.key = t.key AND f.engagement = e.key
 WHERE e.state <> 'on-hold' OR t.section = 'attention'
UNION ALL
-- A duty whose proof is late or too old, which no finding says.
SELECT 'attention', d.engagement, d.key, NULL, NULL, d.since_on, d.due_on, d.why_code, d.why_ref,
       d.why_days, d.why_on, d.why_person, d.why_minutes, d.why_of_minutes, NULL, d.next, d.person,
       4
  FROM duty_show d
 WHERE d.state = 'attention'
   AND d.why_code IN ('late', 'stale', 'left-open', 'stale-to-the-end');
