-- A message with all who were to get it, people before roles. Days on hold make nothing overdue.
CREATE TEMP VIEW message_list AS
SELECT m.key, e.key AS engagement, m.subject AS title, m.state, m.local_id, m.kind, p.handle AS by,
       m.typed_by,
       (SELECT group_concat(t.name, ', ')
          FROM (SELECT coalesce(q.handle, 'role:' || r.role) AS name
                  FROM message_recipient r LEFT JOIN person q ON q.id = r.person_id
                 WHERE r.message_id = m.id
                 ORDER BY r.person_id IS NULL, coalesce(q.handle, r.role)) AS t) AS recipients,
       m.sent_on, m.via, m.body, m.verdict, m.cites, m.answer_due_on,
       CASE WHEN m.state = 'owed' AND m.answer_due_on < clock.today
             AND (e.state <> 'on-hold' OR days_counted(e.id, m.answer_due_on, clock.today) > 0)
            THEN 1 ELSE 0 END AS is_overdue,
       m.answered_on, a.handle AS answered_by, m.answer_typed_by, m.answer_via,
       m.answer
  FROM clock, scope JOIN message m ON m.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = m.engagement_id JOIN person p ON p.id = m.from_id
  LEFT JOIN person a ON a.id = m.answered_by_id;

-- Each of them with the role it reached them in, for its card.
CREATE TEMP VIEW message_recipient_part AS
SELECT m.key AS of_key, p.handle AS person, p.name, r.role
  FROM scope JOIN message m ON m.engagement_id = scope.engagement_id
  JOIN message_recipient r ON r.message_id = m.id LEFT JOIN person p ON p.id = r.person_id;

-- What was passed on or followed up later.
CREATE TEMP VIEW message_citing_part AS
SELECT o.key AS of_key, m.key, m.kind, m.subject AS title, p.handle AS by, m.sent_on
  FROM scope JOIN message m ON m.engagement_id = scope.engagement_id
  JOIN message o ON o.key = m.cites JOIN person p ON p.id = m.from_id;

-- The roles a message reached: those it was sent to, and those its persons held on that day.
CREATE TEMP TABLE message_reached AS
SELECT r.message_id, r.role
  FROM scope JOIN message_recipient r ON r.engagement_id = scope.engagement_id
 WHERE r.role IS NOT NULL
UNION
SELECT r.message_id, a.role
  FROM scope JOIN message_recipient r ON r.engagement_id = scope.engagement_id
  JOIN message m ON m.id = r.message_id
  JOIN assignment a ON a.engagement_id = r.engagement_id AND a.person_id = r.person_id
   AND a.from_on <= m.sent_on AND (a.until_on IS NULL OR m.sent_on <= a.until_on);

-- The persons a message was sent to, and whoever sent it, with their sides.
CREATE TEMP VIEW message_named AS
SELECT m.id AS message_id, p.side, 'from' AS place
  FROM scope JOIN message m ON m.engagement_id = scope.engagement_id
  JOIN person p ON p.id = m.from_id
UNION ALL
SELECT r.message_id, p.side, 'to'
  FROM scope JOIN message_recipient r ON r.engagement_id = scope.engagement_id
  JOIN person p ON p.id = r.person_id;

-- Each message by each role that its sender held on that day.
CREATE TEMP TABLE message_sent AS
SELECT m.id AS message_id, m.engagement_id, m.key, m.kind, m.sent_on, a.role, a.person_id
  FROM scope JOIN message m ON m.engagement_id = scope.engagement_id
  JOIN assignment a ON a.engagement_id = m.engagement_id AND a.person_id = m.from_id
   AND a.from_on <= m.sent_on AND (a.until_on IS NULL OR m.sent_on <= a.until_on);

-- Each message by each role of those named in it: of its sender, and of those it was sent to.
CREATE TEMP VIEW message_between AS
SELECT s.message_id, s.role, s.person_id FROM message_sent s
UNION
SELECT r.message_id, a.role, r.person_id
  FROM scope JOIN message_recipient r ON r.engagement_id = scope.engagement_id
  JOIN message m ON m.id = r.message_id
  JOIN assignment a ON a.engagement_id = r.engagement_id AND a.person_id = r.person_id
   AND a.from_on <= m.sent_on AND (a.until_on IS NULL OR m.sent_on <= a.until_on);

-- Each message by each role that it reached, of a person who was named or of whoever holds it; what
-- still owes an answer was not exchanged yet.
CREATE TEMP VIEW message_got AS
SELECT m.id AS message_id, m.engagement_id, m.key, m.kind,
       coalesce(m.answered_on, m.sent_on) AS got_on, coalesce(r.role, a.role) AS role, r.person_id
  FROM scope JOIN message m ON m.engagement_id = scope.engagement_id
  JOIN message_recipient r ON r.message_id = m.id
  LEFT JOIN assignment a ON a.engagement_id = m.engagement_id AND a.person_id = r.person_id
   AND a.from_on <= m.sent_on AND (a.until_on IS NULL OR m.sent_on <= a.until_on)
 WHERE m.state <> 'owed';

-- A steering session with both sides: minutes that went to the steering committee, which is of
-- the client, with somebody of the vendor among those named.
CREATE TEMP VIEW message_steering AS
SELECT m.id AS message_id, m.engagement_id, m.key, m.sent_on
  FROM scope JOIN message m ON m.engagement_id = scope.engagement_id
 WHERE m.kind = 'minutes'
   AND m.id IN (SELECT message_id FROM message_reached WHERE role = 'steering-committee')
   AND m.id IN (SELECT message_id FROM message_named WHERE side = 'vendor'
                UNION
                SELECT message_id FROM message_reached
                 WHERE role IN ('account-manager', 'provider', 'coordinator', 'sales-lead'));

-- What was asked of the sponsor or the account manager by a message that is owed an answer.
CREATE TEMP TABLE message_request AS
SELECT d.duty, d.role, m.engagement_id, m.key, m.state, m.from_id, m.sent_on, m.answer_due_on,
       m.answered_on, a.person_id
  FROM scope JOIN message m ON m.engagement_id = scope.engagement_id
  JOIN message_recipient r ON r.message_id = m.id
  JOIN (SELECT 'sponsor-2' AS duty, 'sponsor' AS role
        UNION ALL SELECT 'account-manager-6', 'account-manager') AS d ON true
  LEFT JOIN assignment a ON a.engagement_id = m.engagement_id AND a.role = d.role
   AND (r.handed_to_id IS NULL AND a.person_id = r.person_id AND a.from_on <= m.sent_on
        AND (a.until_on IS NULL OR m.sent_on <= a.until_on)
        OR a.person_id = r.handed_to_id)
 WHERE m.answer_due_on IS NOT NULL AND (r.role = d.role OR a.id IS NOT NULL);

-- A status report that was sent to the sponsor proves three duties.
CREATE TEMP VIEW message_status_report AS
SELECT m.id AS message_id, m.engagement_id, m.key, m.sent_on
  FROM scope JOIN message m ON m.engagement_id = scope.engagement_id
  JOIN document d ON d.key = m.cites AND d.kind = 'status-report'
 WHERE m.id IN (SELECT message_id FROM message_reached WHERE role = 'sponsor');

-- A review is of the vendor, and ends in a verdict.
CREATE TEMP VIEW message_review AS
SELECT m.id AS message_id, m.engagement_id, m.key, m.sent_on
  FROM scope JOIN message m ON m.engagement_id = scope.engagement_id
  JOIN person p ON p.id = m.from_id AND p.side = 'vendor'
 WHERE m.kind = 'review' AND m.verdict IS NOT NULL;

-- What was sent proves what its sender is to say, and to whom; what management wrote to the
-- sponsor, or the client to the account manager, is a word with them too.
CREATE TEMP VIEW message_evidence AS
SELECT 'sponsor-10' AS duty, s.engagement_id, s.person_id, s.key AS ref, s.sent_on AS shown_on,
       1 AS is_complete
  FROM message_sent s
 WHERE s.role = 'sponsor'
   AND s.message_id IN (SELECT message_id FROM message_reached
                         WHERE role IN ('senior-manager', 'functional-manager',
                                        'steering-committee'))
UNION ALL
SELECT 'sponsor-10', g.engagement_id, g.person_id, g.key, g.got_on, 1
  FROM message_got g
 WHERE g.role = 'sponsor'
   AND g.message_id IN (SELECT message_id FROM message_sent
                         WHERE role IN ('senior-manager', 'functional-manager',
                                        'steering-committee'))
UNION ALL
SELECT 'account-manager-4', s.engagement_id, s.person_id, s.key, s.sent_on, 1
  FROM message_sent s
 WHERE s.role = 'account-manager'
   AND s.message_id IN (SELECT message_id FROM message_reached
                         WHERE role IN ('sponsor', 'stakeholder'))
UNION ALL
SELECT 'account-manager-4', g.engagement_id, g.person_id, g.key, g.got_on, 1
  FROM message_got g
 WHERE g.role = 'account-manager'
   AND g.message_id IN (SELECT message_id FROM message_sent
                         WHERE role IN ('sponsor', 'stakeholder'))
UNION ALL
SELECT 'account-manager-1', s.engagement_id, s.person_id, s.key, s.sent_on, 1
  FROM message_sent s WHERE s.role = 'account-manager' AND s.kind = 'check-in'
UNION ALL
SELECT 'account-manager-1', g.engagement_id, g.person_id, g.key, g.got_on, 1
  FROM message_got g
 WHERE g.role = 'account-manager' AND g.kind = 'check-in'
   AND g.message_id IN (SELECT message_id FROM message_named
                         WHERE side = 'client' AND place = 'from')
UNION ALL
-- A steering session counts for those of the role who are named; where none is, for all. Where
-- they sent its minutes themselves, that is a message of theirs already.
SELECT d.duty, m.engagement_id, b.person_id, m.key, m.sent_on, 1
  FROM message_steering m
  JOIN (SELECT 'sponsor-10' AS duty, 'sponsor' AS role
        UNION ALL SELECT 'account-manager-1', 'account-manager'
        UNION ALL SELECT 'account-manager-4', 'account-manager') AS d ON true
  LEFT JOIN message_between b ON b.message_id = m.message_id AND b.role = d.role
UNION ALL
-- What was asked of the account manager by message is a request to this role.
SELECT q.duty, q.engagement_id, q.person_id, q.key, coalesce(q.answered_on, q.sent_on),
       CASE q.state WHEN 'answered' THEN 1 ELSE 0 END
  FROM message_request q WHERE q.duty = 'account-manager-6'
UNION ALL
SELECT 'coordinator-1', s.engagement_id, s.person_id, s.key, s.sent_on, 1
  FROM message_sent s WHERE s.role = 'coordinator'
UNION ALL
SELECT 'coordinator-5', v.engagement_id, s.person_id, v.key, v.sent_on, 1
  FROM message_review v
  LEFT JOIN message_sent s ON s.message_id = v.message_id AND s.role = 'coordinator'
UNION ALL
-- The client's own announcements to the people affected, who are of the client too.
SELECT 'sponsor-6', m.engagement_id, s.person_id, m.key, m.sent_on, 1
  FROM scope JOIN message m ON m.engagement_id = scope.engagement_id
  JOIN person p ON p.id = m.from_id AND p.side = 'client'
  LEFT JOIN message_sent s ON s.message_id = m.id AND s.role = 'sponsor'
 WHERE m.kind = 'announcement'
   AND m.id IN (SELECT message_id FROM message_named WHERE side = 'client' AND place = 'to'
                UNION
                SELECT message_id FROM message_reached
                 WHERE role IN ('sponsor', 'lead', 'support', 'end-user', 'stakeholder',
                                'functional-manager', 'senior-manager', 'steering-committee'))
UNION ALL
SELECT d.duty, r.engagement_id, s.person_id, r.key, r.sent_on, 1
  FROM message_status_report r
  JOIN (SELECT 'account-manager-4' AS duty, 'account-manager' AS role
        UNION ALL SELECT 'coordinator-1', 'coordinator') AS d ON true
  LEFT JOIN message_sent s ON s.message_id = r.message_id AND s.role = d.role
UNION ALL
SELECT 'sponsor-4', r.engagement_id, NULL, r.key, r.sent_on, 1
  FROM message_status_report r
 WHERE r.engagement_id NOT IN (SELECT engagement_id FROM document_missing);

-- The first phase that began since the last review, from the day that counts on: one that began
-- before was never late, nor is one that was over within five working days.
CREATE TEMP VIEW message_unreviewed AS
SELECT c.engagement_id, min(m.falls_on) AS falls_on
  FROM clock, counted c
  JOIN moment m ON m.engagement_id = c.engagement_id
   AND m.falls_on >= c.from_on AND m.falls_on <= clock.today
  LEFT JOIN (SELECT engagement_id, max(sent_on) AS sent_on FROM message_review
              GROUP BY engagement_id) AS v ON v.engagement_id = c.engagement_id
 WHERE c.duty = 'coordinator-5' AND m.moment NOT IN ('open', 'start', 'close', 'year-after')
   AND m.falls_on > coalesce(v.sent_on, '')
   AND EXISTS (SELECT 1 FROM work w
                WHERE w.engagement_id = c.engagement_id AND w.phase = m.moment
                  AND w.state <> 'cancelled'
                  AND CASE WHEN w.state IN ('open', 'started')
                           THEN later_day(w.finish_on, clock.today)
                           ELSE coalesce(w.actual_finish_on, w.finish_on) END
                      > add_counted(c.engagement_id, m.falls_on, 5))
 GROUP BY c.engagement_id;

-- What was to be said and was not.
CREATE TEMP VIEW message_finding AS
-- A change of strategy is passed on by a message of its kind that cites it, to a functional manager
-- or the steering committee; one that went there itself is a passing on. What was to be passed on
-- before tracking is not late.
SELECT 'strategy-not-passed-on' AS code, 2 AS severity, 'sponsor-10' AS duty, m.engagement_id,
       NULL AS person_id, m.key AS ref, NULL AS why_person,
       add_counted(m.engagement_id, later_day(m.sent_on, c.from_on), 6) AS since_on,
       'engtrack message show ' || m.key AS next
  FROM scope JOIN message m ON m.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = m.engagement_id
  JOIN counted c ON c.engagement_id = m.engagement_id AND c.duty = 'sponsor-10'
 WHERE m.kind = 'strategy-change'
   AND add_counted(m.engagement_id, m.sent_on, 5) >= coalesce(e.tracked_from_on, '')
   AND m.id NOT IN (SELECT message_id FROM message_reached
                     WHERE role IN ('functional-manager', 'steering-committee'))
   AND m.key NOT IN (SELECT o.cites
                       FROM scope JOIN message o ON o.engagement_id = scope.engagement_id
                      WHERE o.kind = 'strategy-change' AND o.cites IS NOT NULL
                        AND o.id IN (SELECT message_id FROM message_reached
                                      WHERE role IN ('functional-manager', 'steering-committee')))
UNION ALL
SELECT 'answer-owed', 2, 'account-manager-4', m.engagement_id, NULL, m.key, p.handle,
       add_counted(m.engagement_id, later_day(m.answer_due_on, c.from_on), 1),
       'engtrack message show ' || m.key
  FROM scope JOIN message m ON m.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = m.engagement_id JOIN person p ON p.id = m.from_id
  JOIN counted c ON c.engagement_id = m.engagement_id AND c.duty = 'account-manager-4'
 WHERE m.state = 'owed' AND m.answer_due_on >= coalesce(e.tracked_from_on, '')
UNION ALL
-- Of whom it is owed: it disturbs their own duty as well.
SELECT 'answer-owed', 2, q.duty, q.engagement_id, q.person_id, q.key, p.handle,
       add_counted(q.engagement_id, later_day(q.answer_due_on, c.from_on), 1),
       'engtrack message show ' || q.key
  FROM message_request q
  JOIN engagement e ON e.id = q.engagement_id JOIN person p ON p.id = q.from_id
  JOIN counted c ON c.engagement_id = q.engagement_id AND c.duty = q.duty
 WHERE q.state = 'owed' AND q.answer_due_on >= coalesce(e.tracked_from_on, '')
UNION ALL
SELECT 'phase-unreviewed', 2, 'coordinator-5', e.id, NULL, e.key, NULL,
       add_counted(e.id, u.falls_on, 6),
       'engtrack message log review ' || CASE e.language WHEN 'fr' THEN '"Revue de la méthodologie"'
                                              ELSE '"Review of the methodology"' END
       || ' --to account-manager --verdict fits -e ' || e.key
  FROM message_unreviewed u JOIN engagement e ON e.id = u.engagement_id;
