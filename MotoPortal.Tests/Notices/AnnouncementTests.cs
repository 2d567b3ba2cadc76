using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Mail;
using MotoPortal.Mail.Messages;
using MotoPortal.Notices.Announcements;
using MotoPortal.Notices.Records;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.Terms.Drafts;
using MotoPortal.Terms.Versions;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Notices;

/// <summary>A change of the terms is told days before by the agreed means, and the list says who was told, when and how.</summary>
public sealed class AnnouncementTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Customers_with_an_address_get_a_letter_with_the_changed_words_and_the_others_come_onto_the_list()
    {
        var (mailed, posted) = await TwoCustomersAsync();
        var version = await PublishAsync("We charge {amount}. The exact amount is in the letter that comes with it.");
        (await PreviewAsync()).ShouldBe(new AnnouncementView(version, 2, _host.Today().AddDays(14), 14));

        (await AnnounceAsync(version, _host.Today().AddDays(13))).ShouldBe(new AnnounceOutcome.InvalidDay(FieldProblem.TooEarly));
        (await AnnounceAsync(version - 1, _host.Today().AddDays(20))).ShouldBe(new AnnounceOutcome.NotNewest(version));
        (await AnnounceAsync(version, _host.Today().AddDays(20))).ShouldBe(new AnnounceOutcome.Announced(1, 1));

        var mail = (await MailsAsync()).ShouldHaveSingleItem();
        (mail.ConsentId, mail.To).ShouldBe((mailed.Id, "customer1@example.com"));
        mail.Text.ShouldContain("The exact amount is in the letter that comes with it.");
        mail.Text.ShouldNotContain("We are Atelier Lumière", Case.Sensitive, "What has not changed is not in it.");
        mail.Text.ShouldNotContain("{");
        var open = (await ListAsync(told: false)).ShouldHaveSingleItem();
        (open.Customer, open.TermsVersion, open.AskFrom, open.TellBy).ShouldBe(
            (posted.CustomerId, version, _host.Today().AddDays(20), _host.Today().AddDays(6)));
        (await ChangedAsync(mailed)).ShouldBeFalse();

        await _host.Get<MailWorker>().WorkAsync(CancellationToken.None);
        var told = (await ListAsync(told: true)).ShouldHaveSingleItem();
        (told.Customer, told.ToldBy, told.ToldOn).ShouldBe((mailed.CustomerId, NoticeMeans.Email, _host.Today()));
        (await KindsAsync()).ShouldBe(["notice.to_tell", "terms.announced", "notice.told"]);
    }

    [Fact]
    public async Task The_same_version_is_announced_to_nobody_twice()
    {
        await TwoCustomersAsync();
        var version = await PublishAsync("We charge {amount}.");
        await AnnounceAsync(version, _host.Today().AddDays(14));

        (await AnnounceAsync(version, _host.Today().AddDays(20))).ShouldBe(new AnnounceOutcome.Announced(0, 0));

        (await MailsAsync()).Count.ShouldBe(1);
        (await PreviewAsync()).Customers.ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_not_told_in_time_is_marked_as_late_and_the_letter_can_be_printed()
    {
        await TwoCustomersAsync();
        var version = await PublishAsync("We charge {amount}. It is what the order says.");
        await AnnounceAsync(version, _host.Today().AddDays(15));
        (await ListAsync(told: false)).Single().IsLate.ShouldBeFalse();

        _host.Clock.Advance(TimeSpan.FromDays(2));

        var late = (await ListAsync(told: false)).Single(notice => notice.State is NoticeState.ToTell);
        late.IsLate.ShouldBeTrue();
        var letter = (await _host.As(ActingPeople.Sam).Get<AnnouncementWorkflow>().LetterAsync(late.Id, CancellationToken.None))
            .ShouldBeGiven().ShouldNotBeNull();
        letter.Sections[1].Lines.ShouldBe([new CopyLine.Row("How much", letter.Sections[1].Lines.OfType<CopyLine.Row>().Single().Text)]);
        letter.Sections[1].Lines.OfType<CopyLine.Row>().Single().Text.ShouldContain("It is what the order says.");
    }

    private Task<AnnounceOutcome> AnnounceAsync(int version, DateOnly day) =>
        _host.As(ActingPeople.Alex).Get<AnnouncementWorkflow>().AnnounceAsync(version, day, CancellationToken.None);

    private async Task<AnnouncementView> PreviewAsync() =>
        (await _host.As(ActingPeople.Alex).Get<AnnouncementWorkflow>().PreviewAsync(CancellationToken.None)).ShouldBeGiven();

    private async Task<(ConsentView Mailed, ConsentView Posted)> TwoCustomersAsync()
    {
        ConsentScope Scope() => ConsentScope.OnRequest("Coffee", new Money(8000, "eur"), null, _host.Today().AddYears(1));
        return (await _host.SavedAsync(Scope()), await _host.SavedAsync(Scope(), name: "Bo", phone: "+33612345678"));
    }

    private async Task<int> PublishAsync(string amount)
    {
        var workflow = _host.As(ActingPeople.Alex).Get<TermsWorkflow>();
        var draft = (await workflow.StartDraftAsync(CancellationToken.None)).ShouldBeGiven();
        var standing = (await _host.Get<TermsFeed>().FindDraftAsync(CancellationToken.None))!;
        foreach (var language in new[] { "en", "fr" })
        {
            await workflow.WriteAsync(
                draft, language, TermsPartKey.Amount, amount, standing.TextOf(language, TermsPartKey.Amount), CancellationToken.None);
        }

        var seen = (await _host.Get<TermsFeed>().FindDraftAsync(CancellationToken.None)).ShouldNotBeNull();
        (await workflow.PublishAsync(draft, seen.Digest, CancellationToken.None)).ShouldBe(new PublishOutcome.Published(draft));
        return draft;
    }

    private async Task<IReadOnlyList<NoticeView>> ListAsync(bool told) =>
        (await _host.Get<NoticeReads>().ListAsync(told, 10, CancellationToken.None)).Rows;

    private async Task<IReadOnlyList<OutgoingMail>> MailsAsync()
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<OutgoingMail>().Where(mail => mail.Kind == MailKind.TermsAnnouncement).ToListAsync();
    }

    private async Task<bool> ChangedAsync(ConsentView consent) =>
        await _host.Get<ConsentReads>().FindAsync(consent.Id, CancellationToken.None) is not { Ending: null } now
            || now.TermsVersion != consent.TermsVersion;

    private async Task<IReadOnlyList<string>> KindsAsync()
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<LedgerEntry>().Where(entry => entry.Kind.StartsWith("notice.") || entry.Kind == "terms.announced")
            .OrderBy(entry => entry.Sequence).Select(entry => entry.Kind).ToListAsync();
    }
}
