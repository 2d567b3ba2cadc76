using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit.Lists;

/// <summary>
/// Many consents and charges, written into the SQLite file by SQL because taking them would need days: two consents and two charges for
/// each customer, a charge a minute, every tenth consent ended, every fiftieth suspended.
/// </summary>
internal static class ListSeeds
{
    /// <summary>The moment of the newest row, UTC: 10 November 2026.</summary>
    private const long Newest = 1_794_268_800_000;

    /// <summary>Writes as many consents and as many charges.</summary>
    public static async Task WriteAsync(IEnumerable<string> files, int rows)
    {
        await using var raw = await RawDatabase.OpenAsync(files, dropsTriggers: false);
        await raw.RunAsync($"""
            BEGIN;
            CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) SELECT i FROM n;
            INSERT OR IGNORE INTO stores (Id, Name, Version) VALUES ('tml_Lyon', 'Lyon', 1), ('tml_Paris', 'Paris', 1);
            INSERT INTO customers (Id, StripeId, Name, SearchName, Email, Phone, SeenAt, FoldVersion)
                SELECT printf('per_%07d', i), printf('cus_%07d', i), name || ' ' || i, lower(name) || ' ' || i,
                    'person' || i || '@example.com', printf('+336%08d', i), {Newest}, 2
                FROM (SELECT i, CASE i % 7 WHEN 0 THEN 'Zoe Angstrom' WHEN 1 THEN 'Jean Martin' WHEN 2 THEN 'Ada Byron'
                    WHEN 3 THEN 'Marie Dupont' WHEN 4 THEN 'Emma Petit' WHEN 5 THEN 'Louis Moreau' ELSE 'Oskar Olberg' END AS name
                    FROM n WHERE i <= {rows} / 2);
            INSERT INTO consents (Id, Number, SetupId, CustomerId, Channel, OrderReference, TermsVersion, Language, Kind, Purpose,
                    AmountRule, AmountMinorUnits, Currency, Interval, CapPerPeriodMinorUnits, CapPeriod, Trigger, FirstDay, ValidUntil, AllowsRedisplay,
                    GivenAt, RecordedById, RecordedBy, StoreId, TermsSha256, ScriptSha256, Digest)
                SELECT printf('con_%07d', i), 100000 + i, printf('set_%07d', i), printf('per_%07d', 1 + (i * 31) % ({rows} / 2)),
                    CASE i % 9 WHEN 0 THEN 'Post' ELSE 'Telephone' END, 'A-' || (20000 + i), 1 + (i * 4) / ({rows} + 1), 'fr',
                    CASE i % 4 WHEN 0 THEN 'Recurring' ELSE 'OnRequest' END, 'Fleurs', 'UpTo', 8000, 'eur',
                    CASE i % 4 WHEN 0 THEN 'Month' END, NULL, NULL, NULL, '2026-01-01',
                    date('2026-11-01', '+' || (i % 700) || ' days'), 0, {Newest} - ({rows} - i) * 60000, 'u-' || (i % 12),
                    CASE i % 12 WHEN 0 THEN 'Emile B.' WHEN 1 THEN 'Zita K.' ELSE 'Clerk ' || (i % 12) END,
                    CASE i % 3 WHEN 0 THEN 'tml_Lyon' WHEN 1 THEN 'tml_Paris' END, '', '', ''
                FROM n;
            INSERT INTO saved_cards (ConsentId, PaymentMethodId, Brand, Last4, ExpMonth, ExpYear, CountedAsMoto, SealedAt)
                SELECT printf('con_%07d', i), printf('pm_%07d', i), 'visa', printf('%04d', i % 10000), 1 + i % 12, 2026 + i % 5,
                    i % 200 <> 7, {Newest} - ({rows} - i) * 60000
                FROM n WHERE i % 12 <> 5;
            INSERT INTO consent_endings (ConsentId, Kind, EndedAt, ActorId, Channel)
                SELECT printf('con_%07d', i), CASE WHEN i % 12 = 5 THEN 'WithoutCard' WHEN i % 20 = 0 THEN 'Expired' ELSE 'Withdrawn' END,
                    {Newest} - ({rows} - i) * 60000, 'portal', NULL
                FROM n WHERE i % 10 = 0 OR i % 60 = 5;
            INSERT INTO consent_facts (ConsentId, Kind, At, ActorId)
                SELECT printf('con_%07d', i), 'Suspended', {Newest}, 'portal' FROM n WHERE i % 50 = 3;
            INSERT INTO consent_facts (ConsentId, Kind, At, ActorId)
                SELECT printf('con_%07d', i), 'SuspensionLifted', {Newest}, 'u-1' FROM n WHERE i % 100 = 3;
            INSERT INTO charges (Id, Number, CustomerId, ConsentId, Initiation, Origin, AmountMinorUnits, Currency, Reference,
                    ReferenceSearch, Reason, Recap, State, CountedAsMoto, AmountRefundedMinorUnits, RequestedById, RequestedBy, RequestedAt, StoreId,
                    OverriddenClauses, Version, FoldVersion, CardBrand, CardLast4, PaymentIntentId)
                SELECT printf('chg_%07d', i), 100000 + i, printf('per_%07d', 1 + (i * 31) % ({rows} / 2)), printf('con_%07d', i),
                    CASE i % 3 WHEN 0 THEN 'CustomerOnLine' ELSE 'CustomerAbsent' END, 'Clerk', 100 + (i * 7919) % 40000, 'eur',
                    'A-' || (20000 + i), 'a-' || (20000 + i), '', '', CASE WHEN i % 15 = 0 THEN 'Declined' ELSE 'Succeeded' END,
                    i % 300 <> 7, 0, 'u-' || (i % 12), CASE i % 12 WHEN 0 THEN 'Emile B.' WHEN 1 THEN 'Zita K.' ELSE 'Clerk ' || (i % 12) END,
                    {Newest} - ({rows} - i) * 60000, CASE i % 3 WHEN 0 THEN 'tml_Lyon' WHEN 1 THEN 'tml_Paris' END, '', 1, 2, 'visa',
                    printf('%04d', i % 10000), printf('pi_%07d', i)
                FROM n;
            DROP TABLE n;
            COMMIT;
            """);
    }
}
