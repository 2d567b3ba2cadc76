using System.Data.Common;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Persons;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Seals;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SignedForms;
using MotoPortal.Terms.Scripts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Data;

/// <summary>
/// Updates keep a store's data: the data that each released version left are opened with the current portal. The current portal's data are
/// tested as well; with <c>MOTOPORTAL_RELEASE=NAME</c> they are stored as those of a new release.
/// </summary>
public sealed class ReleasedTests(ReleasedTests.Portals portals) : IClassFixture<ReleasedTests.Portals>
{
    /// <summary>Each version whose data are stored, and the current one.</summary>
    public static TheoryData<string> Versions => [.. StoredRelease.Names, StoredRelease.Today];

    [Theory]
    [MemberData(nameof(Versions))]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task Each_person_signs_in_as_before(string version)
    {
        var records = await portals.OpenAsync(version);

        foreach (var person in PracticePeople.All)
        {
            using var visitor = records.Visitor();
            using var answer = await visitor.SignInAsync(person.Email, PracticePeople.Password);

            answer.StatusCode.ShouldBe(HttpStatusCode.Found);
            answer.Headers.Location.ShouldBe(new Uri(records.Address, "/"));
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_consent_matches_its_seal(string version)
    {
        await using var db = await ContextAsync(version);
        var consents = await db.Set<Consent>().Select(consent => consent.Id).ToListAsync();

        consents.Count.ShouldBe(2);
        var seals = (await portals.OpenAsync(version)).Services.GetRequiredService<SealReads>();
        (await seals.CheckAsync(db, consents, CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_shop_that_never_published_terms_reads_the_newest_prepared_ones(string version)
    {
        var newest = await (await portals.OpenAsync(version)).Services.GetRequiredService<TermsReads>().ListAsync(CancellationToken.None);

        newest.Select(terms => (terms.Number, terms.PublishedBy)).ShouldBe([(2, "MotoPortal"), (1, "MotoPortal")]);
        newest[0].Languages.ShouldAllBe(words => words.Parts.Count(part => part.AskedWithPrevious) == 5);
        newest[1].Languages.ShouldAllBe(words => !words.Parts.Any(part => part.AskedWithPrevious));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task Every_entry_of_the_ledger_still_commits_to_its_details(string version)
    {
        await using var db = await ContextAsync(version);
        var entries = await db.Set<LedgerEntry>().AsNoTracking()
            .Include(entry => entry.Payload)
            .OrderBy(entry => entry.Sequence)
            .ToListAsync();

        entries.ShouldContain(entry => entry.Kind == "charge.succeeded");
        entries.Select(entry => entry.Sequence).ShouldBe(Enumerable.Range(1, entries.Count).Select(number => (long)number));
        entries.ShouldAllBe(entry => entry.Payload != null && entry.Payload.Commitment() == entry.Commitment);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Each_person_of_before_works_in_all_stores_and_what_has_a_consent_is_in_its_store(string version)
    {
        await using var db = await ContextAsync(version);

        (await db.Users.Select(user => user.WorksInAllStores).ToListAsync()).ShouldAllBe(all => all);
        var setups = await db.Set<CardSetup>().Where(setup => setup.ConsentId != null)
            .Join(db.Set<Consent>(), setup => setup.ConsentId, consent => consent.Id, (setup, consent) => new
            {
                OfSetup = setup.StoreId,
                OfConsent = consent.StoreId,
            })
            .ToListAsync();
        setups.ShouldNotBeEmpty();
        setups.ShouldAllBe(row => row.OfConsent == null || row.OfSetup == row.OfConsent);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_is_searched_is_folded_as_the_search_folds(string version)
    {
        await using var db = await ContextAsync(version);
        var customers = await db.Set<KnownCustomer>().ToListAsync();
        var charges = await db.Set<Charge>().ToListAsync();

        customers.ShouldNotBeEmpty();
        charges.ShouldNotBeEmpty();
        customers.ShouldAllBe(row => row.FoldVersion == SearchText.Version && row.SearchName == SearchText.Fold(row.Name));
        charges.ShouldAllBe(row => row.FoldVersion == SearchText.Version && row.ReferenceSearch == SearchText.Fold(row.Reference));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_ledger_refuses_to_be_changed(string version)
    {
        await using var db = await ContextAsync(version);

        var changed = await Should.ThrowAsync<DbException>(
            () => db.Database.ExecuteSqlAsync($"UPDATE ledger_entries SET \"Kind\" = 'nothing' WHERE \"Sequence\" = 1"));
        var deleted = await Should.ThrowAsync<DbException>(
            () => db.Database.ExecuteSqlAsync($"DELETE FROM ledger_entries WHERE \"Sequence\" = 1"));

        changed.Message.ShouldContain("append-only");
        deleted.Message.ShouldContain("append-only");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_signed_form_is_opened_with_the_keys_of_then(string version)
    {
        var records = await portals.OpenAsync(version);
        await using var db = await ContextAsync(version);
        var form = await db.Set<SignedForm>().Select(form => form.Id).SingleAsync();

        var opened = await records.Services.GetRequiredService<SignedFormVault>().OpenAsync(form, Actor.Portal, CancellationToken.None);

        opened.ShouldBeOfType<OpenOutcome.Opened>();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_saved_card_is_charged_within_its_consent(string version)
    {
        var records = await portals.OpenAsync(version);
        await using var db = await ContextAsync(version);
        var card = await db.Set<SavedCard>().SingleAsync();
        var before = await db.Set<Charge>().AsNoTracking().SingleAsync();
        before.State.ShouldBe(ChargeState.Succeeded);

        var charged = await records.ChargeAsync(card.ConsentId, new Money(1000, before.Amount.Currency));

        charged.State.ShouldBe(ChargeState.Succeeded);
        (await db.Set<Charge>().CountAsync()).ShouldBe(2);
    }

    [Fact]
    public void No_released_migration_was_edited()
    {
        // A line as sha256sum writes it: 64 hex digits, two spaces, the path from the repository's root.
        var changed = File.ReadAllLines(StoredRelease.Folder("migrations.sha256"))
            .Select(line => (Hash: line[..64], Path: line[66..]))
            .Where(pinned => !File.Exists(Repository.PathOf(pinned.Path))
                || !string.Equals(HashOf(pinned.Path), pinned.Hash, StringComparison.Ordinal))
            .Select(pinned => pinned.Path);

        changed.ShouldBeEmpty("a released migration is frozen; a change is a further migration (CONTRIBUTING.md)");
    }

    [Fact]
    public async Task Every_migration_of_a_kept_database_is_pinned()
    {
        var pinned = File.ReadAllLines(StoredRelease.Folder("migrations.sha256"))
            .Select(line => Path.GetFileNameWithoutExtension(line[66..]))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var version in StoredRelease.Names)
        {
            await using var raw = await RawDatabase.OpenAsync([StoredRelease.Folder(version, "portal.db")], dropsTriggers: false);
            (await raw.ColumnAsync("SELECT MigrationId FROM __EFMigrationsHistory")).ShouldAllBe(migration => pinned.Contains(migration));
        }
    }

    // Git may convert line endings.
    private static string HashOf(string path) =>
        Convert.ToHexStringLower(SHA256.HashData([.. File.ReadAllBytes(Repository.PathOf(path)).Where(letter => letter != '\r')]));

    private async Task<PortalDb> ContextAsync(string version) =>
        await (await portals.OpenAsync(version)).Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

    /// <summary>The current portal on the data of each version, started when a test first asks for it.</summary>
    public sealed class Portals : IAsyncLifetime
    {
        private readonly Dictionary<string, RecordsPortal> _open = new(StringComparer.Ordinal);
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motoportal-");

        /// <inheritdoc/>
        public Task InitializeAsync() => Task.CompletedTask;

        /// <inheritdoc/>
        public async Task DisposeAsync()
        {
            foreach (var portal in _open.Values)
            {
                await portal.DisposeAsync();
            }

            SqliteConnection.ClearAllPools();
            _folder.Delete(recursive: true);
        }

        /// <summary>The current portal on the data of a version, a month later: the next monthly charge is due.</summary>
        internal async Task<RecordsPortal> OpenAsync(string version)
        {
            if (_open.TryGetValue(version, out var open))
            {
                return open;
            }

            var folder = _folder.CreateSubdirectory(version).FullName;
            await StoredRelease.PlaceAsync(version, folder);
            if (version is StoredRelease.Today && Environment.GetEnvironmentVariable("MOTOPORTAL_RELEASE") is { Length: > 0 } name)
            {
                StoredRelease.Keep(folder, name);
            }

            var left = await StoredRelease.LastEntryAsync(folder);
            return _open[version] = await RecordsPortal.OpenAsync(
                folder, new ShiftedClock(left.AddMonths(1) - TimeProvider.System.GetUtcNow()));
        }
    }

    /// <summary>The system's clock with an offset, so that consents of past years are still in force.</summary>
    private sealed class ShiftedClock(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
