using System.Globalization;
using MotoPortal.Accounts.Roles;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Tests.Audit.Lists;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit.Reports;

/// <summary>
/// A portal with the rows of <see cref="ListSeeds"/>, the setups in which the consents were given, declines, and charges that lack
/// something. What is written for row number i is told by <see cref="ReportedRow"/> in C#.
/// </summary>
public sealed class ReportedPortal : IAsyncLifetime
{
    private const int Usual = 600;

    internal static Actor AudeOfLyon { get; } = Actor.OfPerson("u-aude", "Aude R.", StaffRoles.Auditor);

    internal static LocationId Lyon { get; } = LocationId.From("tml_Lyon");

    internal static LocationId Paris { get; } = LocationId.From("tml_Paris");

    internal SaveCardHost Host { get; private set; } = null!;

    internal int Rows { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("MOTOPORTAL_LIST_ROWS"), CultureInfo.InvariantCulture, out var rows) ? rows : Usual;

    internal IEnumerable<ReportedRow> All => Enumerable.Range(1, Rows).Select(number => new ReportedRow(number, Rows));

    public async Task InitializeAsync()
    {
        Host = await SaveCardHost.StartAsync();
        await ListSeeds.WriteAsync(Host.DatabaseFiles, Rows);
        await using (var raw = await RawDatabase.OpenAsync(Host.DatabaseFiles))
        {
            await raw.RunAsync($"""
                BEGIN;
                UPDATE stores SET TimeZone = 'Pacific/Auckland' WHERE Id = 'tml_Lyon';
                UPDATE stores SET TimeZone = 'Europe/Paris' WHERE Id = 'tml_Paris';
                INSERT INTO terms_versions (Number, PublishedAt, PublishedBy) SELECT 4, 0, 'Alex P.';
                CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows}) SELECT i FROM n;
                INSERT INTO card_setups (Id, Task, State, Version, Attempt, StartedById, StartedBy, StoreId, ReaderLabel, StartedAt, ChangedAt)
                    SELECT printf('set_%07d', i), CASE WHEN i % 21 = 0 THEN 'PayNow' ELSE 'SaveCard' END, 'Saved', 1, 1, 'u-' || (i % 12),
                        'Clerk ' || (i % 12), CASE i % 3 WHEN 0 THEN 'tml_Lyon' WHEN 1 THEN 'tml_Paris' END, 'Reader ' || (i % 5),
                        {ReportedRow.Newest} - ({Rows} - i) * 60000 - (i % 700) * 1000, 0
                    FROM n;
                UPDATE ledger_entries SET At = 0;
                INSERT INTO ledger_entries (Kind, At, ActorId, ActorRole, SetupId, Commitment)
                    SELECT 'setup.card_declined', {ReportedRow.Newest} - ({Rows} - i) * 60000, 'portal', 'System', printf('set_%07d', i), ''
                    FROM n WHERE i % 7 = 0 ORDER BY i;
                INSERT INTO ledger_entries (Kind, At, ActorId, ActorRole, Commitment)
                    VALUES ('access.refused', {ReportedRow.Newest} + 1, 'u-camille', 'Clerk', ''),
                        ('access.password_wrong', {ReportedRow.Newest} + 2, 'portal', 'System', ''),
                        ('access.refused', {ReportedRow.Newest} + 86400000, 'u-camille', 'Clerk', '');
                UPDATE consent_facts SET At = 0;
                INSERT INTO consent_facts (ConsentId, Kind, At, ActorId) SELECT printf('con_%07d', i), 'CardRemoved', 0, 'portal' FROM n WHERE i % 50 = 9;
                INSERT INTO consent_facts (ConsentId, Kind, At, ActorId, Last4, ExpMonth, ExpYear)
                    SELECT printf('con_%07d', i), 'CardRenewed', 0, 'portal', '4242', 3, 2027 FROM n WHERE i % 50 = 21;
                INSERT INTO seal_findings (ConsentId, Fields, FoundAt) VALUES ('con_0000011', 'Purpose', 0);
                UPDATE charges SET ConsentId = NULL WHERE Number = 100013;
                UPDATE consents SET GivenAt = GivenAt + 3600000 WHERE Number = 100022;
                UPDATE consent_endings SET Kind = 'Replaced' WHERE ConsentId = 'con_0000010';
                UPDATE charges SET AmountMinorUnits = 500 WHERE Number % 2 = 0;
                DROP TABLE n;
                COMMIT;
                """);
        }

        await Host.People.SeedInAsync(StoreScope.Of([Lyon]), AudeOfLyon);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
