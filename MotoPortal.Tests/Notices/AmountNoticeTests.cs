using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Mail;
using MotoPortal.Mail.Messages;
using MotoPortal.Notices.Records;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Notices;

/// <summary>The exact amount of a charge is told before or at the charge, as the prepared terms promise.</summary>
public sealed class AmountNoticeTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(ChargeInitiation.CustomerOnLine, AmountRule.UpTo, false, false)]
    [InlineData(ChargeInitiation.OnReader, AmountRule.UpTo, false, false)]
    [InlineData(ChargeInitiation.CustomerAbsent, AmountRule.Fixed, false, false)]
    [InlineData(ChargeInitiation.CustomerAbsent, AmountRule.UpTo, true, false)]
    [InlineData(ChargeInitiation.CustomerAbsent, AmountRule.UpTo, false, true)]
    public void Only_an_amount_that_was_neither_agreed_nor_said_is_owed(
        ChargeInitiation initiation, AmountRule rule, bool wasToldBefore, bool isOwed) =>
        AmountNoticePolicy.IsOwed(initiation, rule, wasToldBefore).ShouldBe(isOwed);

    [Fact]
    public async Task A_customer_without_an_address_is_on_the_list_until_a_person_says_how_and_when_they_told_them()
    {
        var charge = await ChargedWithoutAddressAsync();

        var notice = (await OpenAsync()).ShouldHaveSingleItem();
        (notice.Kind, notice.State, notice.Phone, notice.Charge, notice.Amount, notice.ChargedOn, notice.SinceOn).ShouldBe(
            (NoticeKind.ChargedAmount, NoticeState.ToTell, "+33612345678", charge.Id, charge.Amount, _host.Today(), _host.Today()));
        (await ReadsOf(Sam).CountAsync(CancellationToken.None)).ShouldBe(1);

        _host.Clock.Advance(TimeSpan.FromDays(2));
        (await ToldAsync(notice, NoticeMeans.Telephone, null)).ShouldBe(new NoticeOutcome.InvalidDay(FieldProblem.Required));
        (await ToldAsync(notice, NoticeMeans.Telephone, _host.Today().AddDays(1))).ShouldBe(
            new NoticeOutcome.InvalidDay(FieldProblem.InTheFuture));
        (await ToldAsync(notice, NoticeMeans.Telephone, notice.SinceOn.AddDays(-1))).ShouldBe(
            new NoticeOutcome.InvalidDay(FieldProblem.TooEarly));
        (await OpenAsync()).ShouldHaveSingleItem("Nothing that was refused takes the customer off the list.");

        var posted = _host.Today().AddDays(-1);
        (await ToldAsync(notice, NoticeMeans.Letter, posted)).ShouldBe(new NoticeOutcome.Done());
        (await OpenAsync()).ShouldBeEmpty();
        var told = (await ReadsOf(Sam).ListAsync(told: true, 10, CancellationToken.None)).Rows.ShouldHaveSingleItem();
        (told.ToldBy, told.ToldOn, told.ToldByName).ShouldBe((NoticeMeans.Letter, posted, Sam.Name));
        (await _host.LedgerOfAsync(charge.Id)).ShouldBe(
            ["charge.requested", "charge.succeeded", "notice.to_tell", "notice.told"], ignoreOrder: true);
        (await LastToldAsync()).ShouldBe((Sam.Name, "Letter", posted));
        (await ToldAsync(notice, NoticeMeans.Telephone, posted)).ShouldBe(new NoticeOutcome.NotNow());
    }

    [Fact]
    public async Task A_receipt_that_was_sent_tells_the_amount_and_nobody_is_asked_to()
    {
        var charge = await _host.ChargeAsync(
            _host.Asking(await _host.SavedUnscheduledAsync(), initiation: ChargeInitiation.CustomerAbsent));
        (await OpenAsync()).ShouldBeEmpty();

        await _host.Get<MailWorker>().WorkAsync(CancellationToken.None);

        var told = (await FindAsync(charge)).ShouldNotBeNull();
        (told.State, told.ToldBy, told.ToldOn, told.ToldByName).ShouldBe((NoticeState.Told, NoticeMeans.Email, _host.Today(), null));
    }

    [Fact]
    public async Task An_e_mail_that_was_not_accepted_did_not_go_out_in_a_day_or_came_back_puts_the_customer_on_the_list()
    {
        var consent = await _host.SavedUnscheduledAsync();
        var charge = await _host.ChargeAsync(_host.Asking(consent, 1000, ChargeInitiation.CustomerAbsent));
        _host.Clock.Advance(TimeSpan.FromHours(25));
        (await OpenAsync()).ShouldHaveSingleItem().State.ShouldBe(NoticeState.OnItsWay, "The mail server has been away for a day.");

        await GiveUpAsync(charge);
        (await OpenAsync()).ShouldHaveSingleItem().MailFailed.ShouldBeTrue();

        var other = await _host.ChargeAsync(_host.Asking(consent, 1100, ChargeInitiation.CustomerAbsent, "A-2"));
        await _host.Get<MailWorker>().WorkAsync(CancellationToken.None);
        var sent = (await FindAsync(other)).ShouldNotBeNull();
        (await _host.As(Sam).Get<NoticeWorkflow>().MailCameBackAsync(sent.Id, CancellationToken.None)).ShouldBe(new NoticeOutcome.Done());
        (await OpenAsync()).Select(notice => notice.Charge).ShouldBe([charge.Id, other.Id]);
    }

    [Fact]
    public async Task What_was_agreed_exactly_or_read_out_is_not_on_the_list()
    {
        var scope = ConsentScope.SingleCharge("A bicycle", AmountRule.Fixed, new Money(4000, "eur"), null, _host.Today().AddYears(1));
        await _host.ChargeAsync(
            _host.Asking(await _host.SavedAsync(scope, phone: "+33612345678"), initiation: ChargeInitiation.CustomerAbsent));
        await _host.ChargeAsync(_host.Asking(await _host.SavedOnRequestAsync()));

        (await OpenAsync()).ShouldBeEmpty();
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<CustomerNotice>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_export_says_who_was_told_what_when_and_how_and_is_written_down()
    {
        await ChargedWithoutAddressAsync();
        await ToldAsync((await OpenAsync()).Single(), NoticeMeans.Telephone, _host.Today());

        var file = (await _host.As(ActingPeople.Alex).Get<NoticeWorkflow>().ExportAsync(CancellationToken.None)).ShouldBeGiven();

        var lines = CsvText.Read(System.Text.Encoding.UTF8.GetString(file));
        lines[1].ShouldBe(
        [
            "ChargedAmount", "'=Zoë", "C-1001", "P-1001", lines[1][4], "", lines[1][6], "", $"{_host.Today():yyyy-MM-dd}", "Telephone",
            Sam.Name,
        ]);
        lines[1][4].ShouldContain("40.00");
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<LedgerEntry>().CountAsync(entry => entry.Kind == "notice.exported")).ShouldBe(1);
    }

    private static Actor Sam => ActingPeople.Sam;

    private NoticeReads ReadsOf(Actor person) => _host.As(person).Get<NoticeReads>();

    private async Task<ChargeView> ChargedWithoutAddressAsync()
    {
        var scope = ConsentScope.Unscheduled(
            "Coffee", new Money(8000, "eur"), new PeriodCap(new Money(24000, "eur"), ChargePeriod.Month), "when your stock is low",
            _host.Today().AddYears(1));
        var consent = await _host.SavedAsync(scope, name: "=Zoë", phone: "+33612345678");
        return await _host.ChargeAsync(_host.Asking(consent, initiation: ChargeInitiation.CustomerAbsent));
    }

    private async Task<IReadOnlyList<NoticeView>> OpenAsync() =>
        (await _host.Get<NoticeReads>().ListAsync(told: false, 10, CancellationToken.None)).Rows;

    private Task<NoticeView?> FindAsync(ChargeView charge) => _host.Get<NoticeReads>().FindAsync(charge.Id, CancellationToken.None);

    private Task<NoticeOutcome> ToldAsync(NoticeView notice, NoticeMeans means, DateOnly? day) =>
        _host.As(Sam).Get<NoticeWorkflow>().ToldAsync(notice.Id, means, day, CancellationToken.None);

    private Task GiveUpAsync(ChargeView charge) => _host.Get<Atomic>().RunAsync(
        async scope =>
        {
            var mail = await scope.Db.Set<OutgoingMail>().SingleAsync(mail => mail.ChargeId == charge.Id);
            mail.Failed(MailProblem.RecipientRefused, nextTryAt: null);
            await _host.Get<IMailFollower>().FollowAsync(scope, mail, CancellationToken.None);
        },
        CancellationToken.None);

    private async Task<(string Actor, string Means, DateOnly On)> LastToldAsync()
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var entry = await db.Set<LedgerEntry>().Include(row => row.Payload).OrderByDescending(row => row.Sequence)
            .FirstAsync(row => row.Kind == "notice.told");
        using var payload = System.Text.Json.JsonDocument.Parse(entry.Payload!.Json!);
        var details = payload.RootElement.GetProperty("details");
        return (
            payload.RootElement.GetProperty("actor").GetString()!,
            details.GetProperty("means").GetString()!,
            DateOnly.Parse(details.GetProperty("on").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
    }
}
