using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Mail;
using MotoPortal.Mail.Messages;
using MotoPortal.Terms.Checks;
using MotoPortal.Terms.Drafts;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Schedules;

public sealed class ScheduleNoticeTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await SaveCardHost.StartAsync();
        await PromiseAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_customer_is_told_once_in_their_language_before_each_charge_and_charged_on_the_day_they_were_told()
    {
        var consent = await _host.SavedInstalmentsAsync();
        var due = consent.Scope.FirstDay!.Value;
        await _host.RunAsync();
        (await MailsAsync(consent)).ShouldBeEmpty();

        _host.Clock.SetUtcNow(new DateTimeOffset(due.AddDays(-3), new TimeOnly(9, 0), TimeSpan.Zero));
        await _host.RunAsync();
        await _host.RunAsync();
        var mail = (await MailsAsync(consent)).ShouldHaveSingleItem();
        var culture = CultureInfo.GetCultureInfo(consent.Language);
        mail.Text.ShouldContain(ConsentWording.Spoken(due, culture));
        mail.Text.ShouldContain(Scheduling.Euros(100).Format(culture));
        mail.Text.ShouldContain("4242");
        mail.Text.ShouldContain(consent.Number);
        (await _host.SchedulesInLedgerAsync(consent)).ShouldBe(["schedule.made", "schedule.notice_sent"]);

        await _host.Get<MailWorker>().WorkAsync(CancellationToken.None);
        await _host.LiveAsync(days: 4);
        (await _host.ChargesAsync(consent)).ShouldHaveSingleItem().DueOn.ShouldBe(due);
        (await MailsAsync(consent)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task While_the_notice_has_not_gone_out_nothing_is_charged_and_the_day_moves_with_it()
    {
        var consent = await _host.SavedMonthlyAsync();
        await _host.RunAsync();
        await _host.LiveAsync(days: 5);
        (await _host.ChargesAsync(consent)).ShouldBeEmpty();

        await _host.Get<MailWorker>().WorkAsync(CancellationToken.None);
        var sent = DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime);
        await _host.LiveAsync(days: 4);
        var charge = (await _host.ChargesAsync(consent)).ShouldHaveSingleItem();
        charge.DueOn.ShouldBe(consent.Scope.FirstDay);
        DateOnly.FromDateTime(charge.RequestedAt.UtcDateTime).ShouldBe(sent.AddDays(3));
    }

    [Fact]
    public void Words_without_the_place_promise_nothing_and_the_place_is_read_as_its_number()
    {
        TermsPromises.NoticeDays([new TermsPartView(TermsPartKey.Amount, "We charge {amount}.")]).ShouldBeNull();
        TermsPromises.NoticeDays([new TermsPartView(TermsPartKey.PrivacyNotice, "{notice:3}")]).ShouldBeNull("It is not read aloud.");
        TermsPromises.NoticeDays([new TermsPartView(TermsPartKey.Amount, "We charge {amount}, told {notice:5} days before.")]).ShouldBe(5);
        TermsPlaceholders.Fill("told {notice:5} days before", new Dictionary<string, string>(StringComparer.Ordinal))
            .ShouldBe("told 5 days before");
        TermsPlaceholders.NoticeDays("notice:0").ShouldBeNull();
        TermsPlaceholders.NoticeDays("notice:31").ShouldBeNull();
    }

    [Fact]
    public void Every_language_promises_the_same()
    {
        string Text(string language, TermsPartKey key) =>
            string.Join(' ', TermsPlaceholders.NeededIn(key).Select(place => $"{{{place}}}"))
                + (key is TermsPartKey.Amount && language is "en" ? " {notice:3}" : " x");

        TermsCheck.Of(["en", "fr"], Text).ShouldBe([new TermsProblem("fr", TermsPartKey.Amount, TermsFault.LacksPlace, "notice:3")]);
    }

    private async Task PromiseAsync()
    {
        var workflow = _host.As(ActingPeople.Alex).Get<TermsWorkflow>();
        var draft = (await workflow.StartDraftAsync(CancellationToken.None)).ShouldBeGiven();
        await workflow.WriteAsync(
            draft,
            "en",
            TermsPartKey.Amount,
            "We charge {amount}. We tell you {notice:3} days before each charge.",
            CancellationToken.None);
        await workflow.WriteAsync(
            draft,
            "fr",
            TermsPartKey.Amount,
            "Nous débitons {amount}. Nous vous prévenons {notice:3} jours avant chaque débit.",
            CancellationToken.None);
        var seen = (await _host.Get<TermsFeed>().FindDraftAsync(CancellationToken.None)).ShouldNotBeNull();
        (await workflow.PublishAsync(draft, seen.Digest, CancellationToken.None)).ShouldBe(new PublishOutcome.Published(draft));
    }

    private async Task<IReadOnlyList<OutgoingMail>> MailsAsync(ConsentView consent)
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<OutgoingMail>().Where(mail => mail.ConsentId == consent.Id && mail.Kind == MailKind.ChargeNotice).ToListAsync();
    }
}
