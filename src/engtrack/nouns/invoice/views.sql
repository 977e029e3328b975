-- What each invoice comes to, hours and expenses apart.
CREATE TEMP VIEW invoice_sum AS
SELECT l.invoice_id, sum(l.cents) AS total_cents,
       sum(CASE WHEN l.rate_cents IS NOT NULL THEN l.cents ELSE 0 END) AS hours_cents,
       sum(CASE WHEN l.rate_cents IS NULL THEN l.cents ELSE 0 END) AS expenses_cents,
       sum(coalesce(l.billed_minutes, 0)) AS billed_minutes
  FROM scope JOIN invoice_line l ON l.engagement_id = scope.engagement_id GROUP BY l.invoice_id;

-- A line of the register. Days on hold make nothing overdue.
CREATE TEMP VIEW invoice_list AS
SELECT i.key, e.key AS engagement, i.title, i.state, i.number, e.client, t.billed_minutes,
       t.hours_cents, t.expenses_cents, t.total_cents, e.currency,
       (SELECT group_concat(s.sheet, ', ')
          FROM (SELECT DISTINCT l.sheet FROM invoice_line l WHERE l.invoice_id = i.id
                 ORDER BY l.sheet) AS s) AS sheets,
       i.issued_on, p.handle AS issued_by, i.due_on, i.paid_on,
       CASE WHEN i.state = 'issued' AND i.due_on < clock.today THEN 1 ELSE 0 END AS is_overdue,
       i.cancelled_on, i.reason, i.note, i.added_on, i.typed_by
  FROM clock, scope JOIN invoice i ON i.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = i.engagement_id LEFT JOIN invoice_sum t ON t.invoice_id = i.id
  LEFT JOIN person p ON p.id = i.issued_by_id;

CREATE TEMP VIEW invoice_line_part AS
SELECT i.key AS of_key, l.place, i.number, l.sheet, l.item, l.title, p.handle AS person,
       l.billed_minutes, l.rate_cents, l.cents AS amount_cents, e.currency
  FROM scope JOIN invoice i ON i.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = i.engagement_id
  JOIN invoice_line l ON l.invoice_id = i.id JOIN person p ON p.id = l.person_id;

-- Who was reminded of it, for its card.
CREATE TEMP VIEW invoice_citing_part AS
SELECT i.key AS of_key, m.key, m.kind, m.subject AS title, p.handle AS by, m.sent_on
  FROM scope JOIN invoice i ON i.engagement_id = scope.engagement_id
  JOIN message m ON m.cites = i.key JOIN person p ON p.id = m.from_id;

-- An invoice that was issued is the account manager's act.
CREATE TEMP VIEW invoice_evidence AS
SELECT 'account-manager-3' AS duty, i.engagement_id, a.person_id, i.key AS ref,
       i.issued_on AS shown_on, 1 AS is_complete
  FROM scope JOIN invoice i ON i.engagement_id = scope.engagement_id
  LEFT JOIN (SELECT DISTINCT a.engagement_id, a.person_id
               FROM scope JOIN assignment a ON a.engagement_id = scope.engagement_id
              WHERE a.role = 'account-manager') AS a
    ON a.engagement_id = i.engagement_id AND a.person_id = i.issued_by_id
 WHERE i.issued_on IS NOT NULL AND i.state <> 'cancelled';

-- When an invoice past its due day was last spoken of by the vendor.
CREATE TEMP VIEW invoice_chased AS
SELECT i.id AS invoice_id, max(m.sent_on) AS chased_on
  FROM scope JOIN invoice i ON i.engagement_id = scope.engagement_id
  JOIN message m ON m.cites = i.key JOIN person p ON p.id = m.from_id
 WHERE i.state = 'issued' AND p.side = 'vendor' AND m.sent_on > i.due_on GROUP BY i.id;

-- Signed hours that no invoice took, and invoices that nobody pays: the client is reminded first;
-- ten working days later work can be put on hold. What was due before tracking is not late.
CREATE TEMP VIEW invoice_finding AS
SELECT 'sheet-unbilled' AS code, 2 AS severity, 'account-manager-3' AS duty, s.engagement_id,
       NULL AS person_id, s.key AS ref, NULL AS why_person,
       add_counted(s.engagement_id, later_day(s.signed_on, c.from_on), 21) AS since_on,
       CASE WHEN i.id IS NULL THEN 'engtrack invoice add --from ' || s.key
            ELSE 'engtrack invoice issue ' || i.key END AS next
  FROM scope JOIN sheet s ON s.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = s.engagement_id
  JOIN counted c ON c.engagement_id = s.engagement_id AND c.duty = 'account-manager-3'
  LEFT JOIN invoice i ON i.id = s.invoice_id
 WHERE (s.state = 'signed' OR i.state = 'draft')
   AND add_counted(s.engagement_id, s.signed_on, 20) >= coalesce(e.tracked_from_on, '')
   AND (EXISTS (SELECT 1 FROM time_entry t
                 WHERE t.sheet_id = s.id AND t.is_billable = 1)
        OR EXISTS (SELECT 1 FROM expense x
                    WHERE x.sheet_id = s.id AND x.is_billable = 1))
UNION ALL
SELECT CASE WHEN k.chased_on IS NULL THEN 'invoice-overdue' ELSE 'invoice-unpaid' END, 3,
       'account-manager-3', i.engagement_id, NULL, i.key, NULL,
       CASE WHEN k.chased_on IS NULL
            THEN add_counted(i.engagement_id, later_day(i.due_on, c.from_on), 1)
            ELSE add_counted(i.engagement_id, k.chased_on, 11) END,
       CASE WHEN k.chased_on IS NULL
            THEN 'engtrack message log note '
                 || CASE e.language WHEN 'fr' THEN '"Rappel de la facture ' ELSE '"Reminder of ' END
                 || i.key || '" --to sponsor --cites ' || i.key || ' -e ' || e.key
            ELSE 'engtrack engagement hold ' || e.key || ' --reason '
                 || CASE e.language WHEN 'fr' THEN '"Facture impayée : ' ELSE '"Unpaid invoice: ' END
                 || i.key || '"' END
  FROM scope JOIN invoice i ON i.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = i.engagement_id
  JOIN counted c ON c.engagement_id = i.engagement_id AND c.duty = 'account-manager-3'
  LEFT JOIN invoice_chased k ON k.invoice_id = i.id
 WHERE i.state = 'issued' AND i.due_on >= coalesce(e.tracked_from_on, '');
