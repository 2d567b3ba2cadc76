using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Terms;

namespace MotoPortal.Tests.Terms;

public sealed class TermsWorkflowTests
{
    [Fact]
    public async Task The_first_terms_could_be_published_as_they_are()
    {
        await using var bench = await TermsHost.StartAsync();

        var draft = await bench.BeginAsync();

        (draft.Number, draft.BasedOn, draft.StartedBy).ShouldBe((2, 1, "Alex P."));
        draft.Languages.Select(words => words.Language).ShouldBe(["en", "fr"]);
        draft.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_begins_a_draft_while_there_is_one_goes_on_with_it()
    {
        await using var bench = await TermsHost.StartAsync();
        await bench.BeginAsync();
        await bench.WriteAsync("en", TermsPartKey.Timing, "Soon: {timing}.");

        await bench.BeginAsync();

        (await bench.DraftAsync()).TextOf("en", TermsPartKey.Timing).ShouldBe("Soon: {timing}.");
        (await bench.LedgerAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Publishing_is_refused_and_names_every_part_and_language_that_is_not_ready()
    {
        await using var bench = await TermsHost.StartAsync();
        await bench.BeginAsync();
        await bench.WriteAsync("en", TermsPartKey.Amount, "We charge {ammount}.");
        await bench.WriteAsync("en", TermsPartKey.Changes, "We tell you, {merchant.");
        await bench.WriteAsync("fr", TermsPartKey.Expiry, " ");
        (await bench.Workflow.AddLanguageAsync(2, "de", CancellationToken.None)).ShouldBe(DraftOutcome.Kept);
        foreach (var key in Enum.GetValues<TermsPartKey>().Where(key => key is not (TermsPartKey.Identity or TermsPartKey.Redisplay)))
        {
            await bench.WriteAsync("de", key, string.Join(' ', TermsPlaces.NeededIn(key).Select(place => $"{{{place}}}").Append("und so weiter.")));
        }

        var outcome = (await bench.PublishAsync()).ShouldBeOfType<PublishOutcome.NotReady>();

        outcome.Problems.ShouldBe(
        [
            new("en", TermsPartKey.Amount, TermsFault.LacksPlace, "amount"),
            new("en", TermsPartKey.Amount, TermsFault.UnknownPlace, "ammount"),
            new("en", TermsPartKey.Changes, TermsFault.UnknownPlace),
            new("fr", TermsPartKey.Expiry, TermsFault.Missing),
            new("de", TermsPartKey.Identity, TermsFault.Missing),
            new("de", TermsPartKey.Redisplay, TermsFault.Missing),
        ]);
        (await bench.Reads.NewestAsync(CancellationToken.None)).Number.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_published_is_read_from_then_on_in_every_language_it_has()
    {
        await using var bench = await TermsHost.StartAsync();
        await bench.BeginAsync();
        await bench.WriteAsync("en", TermsPartKey.Timing, " Only this: {timing}.\r\n");
        await bench.Workflow.AddLanguageAsync(2, "de", CancellationToken.None);
        foreach (var key in Enum.GetValues<TermsPartKey>())
        {
            await bench.WriteAsync("de", key, string.Join(' ', TermsPlaces.NeededIn(key).Select(place => $"{{{place}}}").Append("auf Deutsch.")));
        }

        (await bench.PublishAsync()).ShouldBe(new PublishOutcome.Published(2));

        var newest = await bench.Reads.NewestAsync(CancellationToken.None);
        (newest.Number, string.Join(' ', newest.Languages)).ShouldBe((2, "en fr de"));
        (await ReadAsync(bench, "en", TermsPartKey.Timing)).ShouldBe("Only this: monthly.");
        (await ReadAsync(bench, "de", TermsPartKey.Timing)).ShouldBe("monthly auf Deutsch.");
        (await ReadAsync(bench, "pl", TermsPartKey.Timing)).ShouldBe("Only this: monthly.");
        (await bench.DraftAsync()).ShouldBeNull();

        var version = await bench.Reads.FindAsync(2, CancellationToken.None);
        (version!.PublishedBy, version.PublishedAt, version.RetiredAt).ShouldBe(("Alex P.", bench.Clock.GetUtcNow(), null));
        var ledger = await bench.LedgerAsync();
        ledger[0].ShouldBe("""terms.drafted {"actor":"Alex P.","details":{"basedOn":1,"version":2}}""");
        ledger[1].ShouldStartWith("""terms.published {"actor":"Alex P.","details":{"languages":[{"language":"en","sha256":"ENGLISH"}""".Replace("ENGLISH", version.Languages[0].Sha256, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_words_of_an_older_version_can_be_read_as_they_were()
    {
        await using var bench = await TermsHost.StartAsync();
        var scripts = bench.Get<TermsScripts>();
        var before = await scripts.ReadAsync("fr", Values, CancellationToken.None);
        await bench.BeginAsync();
        await bench.WriteAsync("fr", TermsPartKey.Timing, "Autrement : {timing}.");
        await bench.PublishAsync();

        var again = await scripts.ReadVersionAsync(1, "fr", Values, CancellationToken.None);

        again.Parts.ShouldBe(before.Parts);
        (again.Version, again.Sha256, again.PrivacyNotice).ShouldBe((1, before.Sha256, before.PrivacyNotice));
        before.Sha256.ShouldBe((await bench.Reads.FindAsync(1, CancellationToken.None))!.Languages[1].Sha256);
        before.Sha256.ShouldMatch("^[0-9a-f]{64}$");
        (await scripts.ReadAsync("fr", Values, CancellationToken.None)).Sha256.ShouldNotBe(before.Sha256, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE terms_versions SET PublishedBy = 'somebody'")]
    [InlineData("DELETE FROM terms_versions WHERE Number = 1")]
    [InlineData("UPDATE terms_parts SET Text = 'You owe us everything.' WHERE Version = 1")]
    [InlineData("DELETE FROM terms_parts WHERE Version = 1")]
    [InlineData("INSERT OR REPLACE INTO terms_parts (Version, Language, Key, Text) VALUES (1, 'en', 'Amount', 'Everything.')")]
    [InlineData("UPDATE terms_retirements SET RetiredBy = 'somebody'")]
    [InlineData("DELETE FROM terms_retirements")]
    public async Task A_published_version_never_changes_whoever_asks_the_database(string statement)
    {
        await using var bench = await TermsHost.StartAsync();
        await bench.BeginAsync();
        await bench.PublishAsync();
        await bench.Workflow.RetireAsync(1, CancellationToken.None);
        await using var db = await bench.OpenAsync();

        var refused = await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => db.Database.ExecuteSqlRawAsync(statement));

        refused.Message.ShouldContain("append-only");
    }

    [Fact]
    public async Task Words_that_somebody_changed_since_they_were_looked_at_are_not_published()
    {
        await using var bench = await TermsHost.StartAsync();
        var seen = await bench.BeginAsync();
        await bench.WriteAsync("en", TermsPartKey.Timing, "At other times: {timing}.");

        (await bench.Workflow.PublishAsync(2, seen.Digest, CancellationToken.None)).ShouldBeOfType<PublishOutcome.ChangedMeanwhile>();

        (await bench.Reads.NewestAsync(CancellationToken.None)).Number.ShouldBe(1);
    }

    [Fact]
    public async Task Two_people_who_write_at_the_same_time_lose_no_part()
    {
        await using var bench = await TermsHost.StartAsync();
        await bench.BeginAsync();
        var keys = Enum.GetValues<TermsPartKey>();

        await Task.WhenAll(keys.SelectMany(key => new[] { "en", "fr" }.Select(language => bench.WriteAsync(language, key, $"{language} {key}"))));

        var draft = await bench.DraftAsync();
        keys.ShouldAllBe(key => draft.TextOf("en", key) == $"en {key}" && draft.TextOf("fr", key) == $"fr {key}");
    }

    [Fact]
    public async Task A_card_number_is_no_part_of_any_terms()
    {
        await using var bench = await TermsHost.StartAsync();
        var before = await bench.BeginAsync();

        (await bench.WriteAsync("en", TermsPartKey.Timing, "On card 4242 4242 4242 4242, {timing}.")).ShouldBe(DraftOutcome.HoldsCardNumber);
        (await bench.WriteAsync("en", TermsPartKey.Timing, new string('a', TermsCheck.LongestText + 1))).ShouldBe(DraftOutcome.TooLong);

        (await bench.DraftAsync()).Digest.ShouldBe(before.Digest);
    }

    [Fact]
    public async Task Languages_come_and_go_but_English_and_French_stay()
    {
        await using var bench = await TermsHost.StartAsync();
        await bench.BeginAsync();

        (await bench.Workflow.AddLanguageAsync(2, "pt", CancellationToken.None)).ShouldBe(DraftOutcome.Kept);
        (await bench.Workflow.AddLanguageAsync(2, "klingon", CancellationToken.None)).ShouldBe(DraftOutcome.NotThisLanguage);
        (await bench.WriteAsync("it", TermsPartKey.Timing, "…")).ShouldBe(DraftOutcome.NotThisLanguage);
        (await bench.DraftAsync()).Languages.Select(words => words.Language).ShouldBe(["en", "fr", "pt"]);

        (await bench.Workflow.RemoveLanguageAsync(2, "pt", CancellationToken.None)).ShouldBe(DraftOutcome.Kept);
        (await bench.Workflow.RemoveLanguageAsync(2, "fr", CancellationToken.None)).ShouldBe(DraftOutcome.NotThisLanguage);
        (await bench.DraftAsync()).Languages.Select(words => words.Language).ShouldBe(["en", "fr"]);
    }

    [Fact]
    public async Task A_deleted_draft_leaves_its_number_to_the_next()
    {
        await using var bench = await TermsHost.StartAsync();
        await bench.BeginAsync();

        (await bench.Workflow.DeleteDraftAsync(2, CancellationToken.None)).ShouldBe(DraftOutcome.Kept);

        (await bench.WriteAsync("en", TermsPartKey.Timing, "Too late.")).ShouldBe(DraftOutcome.Gone);
        (await bench.Workflow.PublishAsync(2, "", CancellationToken.None)).ShouldBeOfType<PublishOutcome.Gone>();
        (await bench.BeginAsync()).Number.ShouldBe(2);
        (await bench.LedgerAsync()).Select(entry => entry.Split(' ')[0]).ShouldBe(["terms.drafted", "terms.discarded", "terms.drafted"]);
    }

    [Fact]
    public async Task A_retired_version_is_read_no_more_and_the_last_one_in_use_cannot_be_retired()
    {
        await using var bench = await TermsHost.StartAsync();
        (await RetireAsync(bench, 1)).ShouldBe(RetireOutcome.LastInUse);
        await bench.BeginAsync();
        await bench.PublishAsync();

        (await RetireAsync(bench, 2)).ShouldBe(RetireOutcome.Retired);

        (await bench.Reads.NewestAsync(CancellationToken.None)).Number.ShouldBe(1);
        (await bench.Reads.FindAsync(2, CancellationToken.None))!.RetiredBy.ShouldBe("Alex P.");
        (await RetireAsync(bench, 2)).ShouldBe(RetireOutcome.RetiredBefore);
        (await RetireAsync(bench, 1)).ShouldBe(RetireOutcome.LastInUse);
        (await RetireAsync(bench, 7)).ShouldBe(RetireOutcome.Unknown);
        (await bench.LedgerAsync())[^1].ShouldBe("""terms.retired {"actor":"Alex P.","details":{"version":2}}""");
        (await bench.BeginAsync()).Number.ShouldBe(3);
    }

    private static Dictionary<string, string> Values =>
        new(StringComparer.Ordinal) { ["purpose"] = "coffee", ["timing"] = "monthly", ["amount"] = "€8.00", ["until"] = new DateOnly(2027, 11, 23).ToString("d MMMM yyyy", CultureInfo.InvariantCulture) };

    private static Task<RetireOutcome> RetireAsync(TermsHost bench, int version) => bench.Workflow.RetireAsync(version, CancellationToken.None);

    private static async Task<string> ReadAsync(TermsHost bench, string language, TermsPartKey key) =>
        (await bench.Get<TermsScripts>().ReadAsync(language, Values, CancellationToken.None)).Parts.Single(part => part.Key == key).Text;
}
