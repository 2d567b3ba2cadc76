using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Terms.Checks;
using MotoPortal.Terms.Drafts;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Tests.Terms;

public sealed class TermsWorkflowTests
{
    [Fact]
    public async Task The_first_terms_could_be_published_as_they_are()
    {
        await using var host = await TermsHost.StartAsync();

        var draft = await host.BeginAsync();

        (draft.Number, draft.BasedOn, draft.StartedBy).ShouldBe((3, 2, "Alex P."));
        draft.Languages.Select(words => words.Language).ShouldBe(["en", "fr"]);
        draft.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Starting_a_draft_while_there_is_one_continues_it()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        await host.WriteAsync("en", TermsPartKey.Timing, "Soon: {timing}.");

        await host.BeginAsync();

        (await host.DraftAsync()).TextOf("en", TermsPartKey.Timing).ShouldBe("Soon: {timing}.");
        (await host.LedgerAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_somebody_else_has_written_into_the_same_part_is_not_overwritten()
    {
        await using var host = await TermsHost.StartAsync();
        var seen = (await host.BeginAsync()).TextOf("en", TermsPartKey.Timing);
        await host.WriteAsync("en", TermsPartKey.Timing, "Theirs: {timing}.", seen);

        (await host.WriteAsync("en", TermsPartKey.Timing, "Mine: {timing}.", seen)).ShouldBe(DraftOutcome.ChangedMeanwhile);

        (await host.DraftAsync()).TextOf("en", TermsPartKey.Timing).ShouldBe("Theirs: {timing}.");
        (await host.WriteAsync("en", TermsPartKey.Timing, "Mine: {timing}.", "Theirs: {timing}.")).ShouldBe(DraftOutcome.Kept);
    }

    [Fact]
    public async Task Publishing_is_refused_and_names_every_part_and_language_that_is_not_ready()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        await host.WriteAsync("en", TermsPartKey.Amount, "We charge {ammount}.");
        await host.WriteAsync("en", TermsPartKey.Changes, "We tell you, {merchant.");
        await host.WriteAsync("fr", TermsPartKey.Expiry, " ");
        (await host.Workflow.AddLanguageAsync(3, "de", CancellationToken.None)).ShouldBe(DraftOutcome.Kept);
        foreach (var key in Enum.GetValues<TermsPartKey>().Where(key => key is not (TermsPartKey.Identity or TermsPartKey.Redisplay)))
        {
            await host.WriteAsync(
                "de", key, string.Join(' ', TermsPlaceholders.NeededIn(key).Select(place => $"{{{place}}}").Append("und so weiter.")));
        }

        var outcome = (await host.PublishAsync()).ShouldBeOfType<PublishOutcome.NotReady>();

        outcome.Problems.ShouldBe(
        [
            new("en", TermsPartKey.Amount, TermsFault.LacksPlace, "amount"),
            new("en", TermsPartKey.Amount, TermsFault.UnknownPlace, "ammount"),
            new("en", TermsPartKey.Changes, TermsFault.UnknownPlace),
            new("fr", TermsPartKey.Expiry, TermsFault.Missing),
            new("de", TermsPartKey.Identity, TermsFault.Missing),
            new("de", TermsPartKey.Redisplay, TermsFault.Missing),
        ]);
        (await host.Reads.NewestAsync(CancellationToken.None)).Number.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_published_is_read_from_then_on_in_every_language_it_has()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        await host.WriteAsync("en", TermsPartKey.Timing, " Only this: {timing}.\r\n");
        await host.Workflow.AddLanguageAsync(3, "de", CancellationToken.None);
        foreach (var key in Enum.GetValues<TermsPartKey>())
        {
            await host.WriteAsync(
                "de", key, string.Join(' ', TermsPlaceholders.NeededIn(key).Select(place => $"{{{place}}}").Append("auf Deutsch.")));
        }

        (await host.PublishAsync()).ShouldBe(new PublishOutcome.Published(3));

        var newest = await host.Reads.NewestAsync(CancellationToken.None);
        (newest.Number, string.Join(' ', newest.Languages)).ShouldBe((3, "en fr de"));
        (await ReadAsync(host, "en", TermsPartKey.Timing)).ShouldBe("Only this: monthly.");
        (await ReadAsync(host, "de", TermsPartKey.Timing)).ShouldBe("monthly auf Deutsch.");
        (await ReadAsync(host, "pl", TermsPartKey.Timing)).ShouldBe("Only this: monthly.");
        (await host.DraftAsync()).ShouldBeNull();

        var version = await host.Reads.FindAsync(3, CancellationToken.None);
        (version!.PublishedBy, version.PublishedAt, version.RetiredAt).ShouldBe(("Alex P.", host.Clock.GetUtcNow(), null));
        var ledger = await host.LedgerAsync();
        ledger[0].ShouldBe("""terms.drafted {"actor":"Alex P.","details":{"basedOn":2,"version":3}}""");
        ledger[1].ShouldStartWith("""terms.published {"actor":"Alex P.","details":{"languages":[{"language":"en","sha256":"ENGLISH"}"""
            .Replace("ENGLISH", version.Languages[0].Sha256, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_words_of_an_older_version_can_be_read_as_they_were()
    {
        await using var host = await TermsHost.StartAsync();
        var scripts = host.Get<TermsScripts>();
        var before = await scripts.ReadAsync("fr", Values, CancellationToken.None);
        await host.BeginAsync();
        await host.WriteAsync("fr", TermsPartKey.Timing, "Autrement : {timing}.");
        await host.PublishAsync();

        var again = await scripts.ReadVersionAsync(2, "fr", Values, CancellationToken.None);

        again.Parts.ShouldBe(before.Parts);
        (again.Version, again.Sha256, again.PrivacyNotice).ShouldBe((2, before.Sha256, before.PrivacyNotice));
        before.Sha256.ShouldBe((await host.Reads.FindAsync(2, CancellationToken.None))!.Languages[1].Sha256);
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
    public async Task A_published_version_cannot_be_changed_in_the_database(string statement)
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        await host.PublishAsync();
        await host.Workflow.RetireAsync(1, CancellationToken.None);
        await using var db = await host.OpenAsync();

        var refused = await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => db.Database.ExecuteSqlRawAsync(statement));

        refused.Message.ShouldContain("append-only");
    }

    [Fact]
    public async Task A_draft_that_was_changed_since_it_was_seen_is_not_published()
    {
        await using var host = await TermsHost.StartAsync();
        var seen = await host.BeginAsync();
        await host.WriteAsync("en", TermsPartKey.Timing, "At other times: {timing}.");

        (await host.Workflow.PublishAsync(3, seen.Digest, CancellationToken.None)).ShouldBeOfType<PublishOutcome.ChangedMeanwhile>();

        (await host.Reads.NewestAsync(CancellationToken.None)).Number.ShouldBe(2);
    }

    [Fact]
    public async Task Two_people_who_write_at_the_same_time_lose_no_part()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        var keys = Enum.GetValues<TermsPartKey>();

        await Task.WhenAll(
            keys.SelectMany(key => new[] { "en", "fr" }.Select(language => host.WriteAsync(language, key, $"{language} {key}"))));

        var draft = await host.DraftAsync();
        keys.ShouldAllBe(key => draft.TextOf("en", key) == $"en {key}" && draft.TextOf("fr", key) == $"fr {key}");
    }

    [Fact]
    public async Task A_card_number_is_no_part_of_any_terms()
    {
        await using var host = await TermsHost.StartAsync();
        var before = await host.BeginAsync();

        (await host.WriteAsync("en", TermsPartKey.Timing, "On card 4242 4242 4242 4242, {timing}.")).ShouldBe(DraftOutcome.HoldsCardNumber);
        (await host.WriteAsync("en", TermsPartKey.Timing, new string('a', TermsCheck.LongestText + 1))).ShouldBe(DraftOutcome.TooLong);

        (await host.DraftAsync()).Digest.ShouldBe(before.Digest);
    }

    [Fact]
    public async Task Languages_come_and_go_but_English_and_French_stay()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();

        (await host.Workflow.AddLanguageAsync(3, "pt", CancellationToken.None)).ShouldBe(DraftOutcome.Kept);
        (await host.Workflow.AddLanguageAsync(3, "klingon", CancellationToken.None)).ShouldBe(DraftOutcome.NotThisLanguage);
        (await host.WriteAsync("it", TermsPartKey.Timing, "…")).ShouldBe(DraftOutcome.NotThisLanguage);
        (await host.DraftAsync()).Languages.Select(words => words.Language).ShouldBe(["en", "fr", "pt"]);

        (await host.Workflow.RemoveLanguageAsync(3, "pt", CancellationToken.None)).ShouldBe(DraftOutcome.Kept);
        (await host.Workflow.RemoveLanguageAsync(3, "fr", CancellationToken.None)).ShouldBe(DraftOutcome.NotThisLanguage);
        (await host.DraftAsync()).Languages.Select(words => words.Language).ShouldBe(["en", "fr"]);
    }

    [Fact]
    public async Task Which_parts_are_asked_together_is_written_in_the_draft_and_stays_in_every_language()
    {
        await using var host = await TermsHost.StartAsync();
        var seen = await host.BeginAsync();

        Task<DraftOutcome> AskAsync(TermsPartKey key, bool together) =>
            host.Workflow.AskWithPreviousAsync(3, key, together, CancellationToken.None);

        (await AskAsync(TermsPartKey.Timing, together: true)).ShouldBe(DraftOutcome.Kept);
        (await AskAsync(TermsPartKey.Amount, together: false)).ShouldBe(DraftOutcome.Kept);
        (await host.Workflow.PublishAsync(3, seen.Digest, CancellationToken.None)).ShouldBeOfType<PublishOutcome.ChangedMeanwhile>();
        await host.PublishAsync();

        foreach (var language in new[] { "en", "fr" })
        {
            var script = await host.Get<TermsScripts>().ReadAsync(language, Values, CancellationToken.None);
            TermsQuestions.Of(script).Select(question => string.Join(' ', question.Select(part => part.Key))).ShouldBe(
                ["Identity Agreement Timing", "Amount", "Cancellation Changes Expiry Withdrawal", "Privacy", "Redisplay"]);
        }

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => AskAsync(TermsPartKey.Redisplay, together: true));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task The_prepared_terms_ask_five_questions_in_fewer_than_180_words_and_keep_each_legal_part(string language)
    {
        await using var host = await TermsHost.StartAsync();

        var script = await host.Get<TermsScripts>().ReadAsync(language, Values, CancellationToken.None);

        script.Version.ShouldBe(2);
        script.Parts.Select(part => part.Key).ShouldBe(Enum.GetValues<TermsPartKey>().Where(TermsScripts.IsRead));
        var questions = TermsQuestions.Of(script);
        questions.Length.ShouldBe(5);
        questions.Take(4).Select(question => question.Last().Text).ShouldAllBe(text => text.EndsWith('?'));
        var words = (await host.Reads.FindAsync(2, CancellationToken.None))!.Languages
            .Single(read => read.Language == language).Parts.Where(part => part.Key is not TermsPartKey.PrivacyNotice)
            .Sum(part => ReadingTimes.WordsIn(part.Text));
        words.ShouldBeLessThan(180);
    }

    [Fact]
    public async Task A_deleted_draft_leaves_its_number_to_the_next()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();

        (await host.Workflow.DeleteDraftAsync(3, CancellationToken.None)).ShouldBe(DraftOutcome.Kept);

        (await host.WriteAsync("en", TermsPartKey.Timing, "Too late.")).ShouldBe(DraftOutcome.Gone);
        (await host.Workflow.PublishAsync(3, "", CancellationToken.None)).ShouldBeOfType<PublishOutcome.Gone>();
        (await host.BeginAsync()).Number.ShouldBe(3);
        (await host.LedgerAsync()).Select(entry => entry.Split(' ')[0]).ShouldBe(["terms.drafted", "terms.discarded", "terms.drafted"]);
    }

    [Fact]
    public async Task A_retired_version_is_read_no_more_and_the_last_one_in_use_cannot_be_retired()
    {
        await using var host = await TermsHost.StartAsync();
        (await RetireAsync(host, 1)).ShouldBe(RetireOutcome.Retired);
        (await RetireAsync(host, 2)).ShouldBe(RetireOutcome.LastInUse);
        await host.BeginAsync();
        await host.PublishAsync();

        (await RetireAsync(host, 3)).ShouldBe(RetireOutcome.Retired);

        (await host.Reads.NewestAsync(CancellationToken.None)).Number.ShouldBe(2);
        (await host.Reads.FindAsync(3, CancellationToken.None))!.RetiredBy.ShouldBe("Alex P.");
        (await RetireAsync(host, 3)).ShouldBe(RetireOutcome.RetiredBefore);
        (await RetireAsync(host, 2)).ShouldBe(RetireOutcome.LastInUse);
        (await RetireAsync(host, 7)).ShouldBe(RetireOutcome.Unknown);
        (await host.LedgerAsync())[^1].ShouldBe("""terms.retired {"actor":"Alex P.","details":{"version":3}}""");
        (await host.BeginAsync()).Number.ShouldBe(4);
    }

    private static Dictionary<string, string> Values =>
        new(StringComparer.Ordinal)
        {
            ["purpose"] = "coffee",
            ["timing"] =
            "monthly",
            ["amount"] = "€8.00",
            ["until"] = new DateOnly(2027, 11, 23).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        };

    private static Task<RetireOutcome> RetireAsync(TermsHost host, int version) =>
        host.Workflow.RetireAsync(version, CancellationToken.None);

    private static async Task<string> ReadAsync(TermsHost host, string language, TermsPartKey key) =>
        (await host.Get<TermsScripts>().ReadAsync(language, Values, CancellationToken.None)).Parts.Single(part => part.Key == key).Text;
}
