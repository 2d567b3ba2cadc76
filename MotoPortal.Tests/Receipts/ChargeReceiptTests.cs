using System.Globalization;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Copy;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Receipts;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Refunds;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Receipts;

public sealed class ChargeReceiptTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_charge_that_succeeds_sends_one_receipt_with_the_paper_in_it()
    {
        var charge = await _host.ChargedAsync();
        await _host.SettleAsync(TimeSpan.FromHours(2));
        await _host.People.Portal.Get<ChargeWorkflow>().SettleAsync(charge.Id, CancellationToken.None);

        var mail = (await _host.Get<MailReads>().ListOfChargeAsync(charge.Id, CancellationToken.None)).ShouldHaveSingleItem();
        var detail = (await _host.Get<MailReads>().FindAsync(mail.Id, CancellationToken.None)).ShouldNotBeNull();
        (mail.Kind, mail.State, mail.MaskedTo).ShouldBe((MailKind.ChargeReceipt, MailState.Waiting, "c…@example.com"));
        mail.Subject.ShouldStartWith("Atelier Lumière");
        mail.Subject.ShouldContain("P-1001");
        foreach (var words in new[] { "Zoë Ångström", "Visa •••• 4242", "P-1001", "A-1", "C-1001", "+33 4 00 00 00 00", "(UTC)" })
        {
            detail.Text.ShouldContain(words);
        }

        var file = (await _host.Get<MailReads>()
            .AttachmentAsync(mail.Id, detail.Attachments.ShouldHaveSingleItem().Position, CancellationToken.None)).ShouldNotBeNull();
        var paper = PdfText.ReadRunning(file.Bytes);
        paper.ShouldContain("P-1001");
        paper.ShouldContain("Visa •••• 4242");
        paper.ShouldContain("Atelier Lumière");
        paper.ShouldNotContain("{");
        paper.ShouldNotContain("Camille");
        _host.Log.ShouldNotMention("example.com");
    }

    [Theory]
    [InlineData(
        "fr",
        "Reçu P-1001",
        "Vous l’avez demandé au téléphone, et nous avons utilisé votre carte enregistrée.",
        "Vous pouvez retirer votre consentement C-1001 à tout moment")]
    [InlineData(
        "en",
        "Receipt P-1001",
        "You asked for it on the telephone, and we used your saved card.",
        "You can withdraw your consent C-1001 at any time")]
    public async Task It_says_in_the_customers_language_what_was_charged_how_and_how_to_withdraw(
        string language, string title, string how, string withdraw)
    {
        var charge = await _host.ChargedAsync();
        var facts = (await FactsAsync(charge)) with { Language = language };

        var receipt = ReceiptComposer.Compose(facts);

        (receipt.Title, receipt.Language, receipt.Number).ShouldBe((title, language, "P-1001"));
        var text = Text(receipt);
        text.ShouldContain(charge.Amount.Format(CultureInfo.GetCultureInfo(language)));
        text.ShouldContain(how);
        text.ShouldContain(withdraw);
        text.ShouldNotContain("{");
    }

    [Fact]
    public async Task A_currency_without_decimals_has_none_on_the_receipt()
    {
        var consent = await _host.SavedAsync(ConsentScope.OnRequest("Coffee", new Money(9000, "jpy"), null, _host.Today().AddYears(1)));
        var charge = await _host.ChargeAsync(_host.Asking(consent, 400));

        var text = Text(ReceiptComposer.Compose((await FactsAsync(charge)) with { Language = "en" }));

        text.ShouldContain("JPY\u00a0400");
        text.ShouldNotContain("400.00");
    }

    [Fact]
    public async Task Afterwards_it_says_what_was_given_back_and_what_remains_paid()
    {
        var charge = await _host.ChargedAsync();
        await _host.RefundAsync(_host.Wanting(charge, 1500));

        var text = Text(ReceiptComposer.Compose((await FactsAsync(charge)) with { Language = "en" }));

        text.ShouldContain("€15.00");
        text.ShouldContain("What remains paid: €25.00");
        text.ShouldContain("5 to 10 days");
    }

    [Fact]
    public async Task It_can_be_sent_again_once_the_last_one_has_gone_out()
    {
        var charge = await _host.ChargedAsync();

        (await _host.Get<ReceiptWorkflow>().SendAgainAsync(charge.Id, CancellationToken.None)).ShouldBe(
            new SendReceiptOutcome.StillWaiting());
        await _host.Get<MotoPortal.Data.Atomic>()
            .RunAsync(scope => MailOutbox.EraseOfCustomerAsync(scope, charge.CustomerId), CancellationToken.None);

        (await _host.Get<ReceiptWorkflow>().SendAgainAsync(charge.Id, CancellationToken.None)).ShouldBe(
            new SendReceiptOutcome.OnItsWay("c…@example.com"));
        (await _host.LedgerOfAsync(charge.Id)).Count(kind => kind == ReceiptMailing.Kind).ShouldBe(2);
    }

    [Fact]
    public async Task A_declined_charge_has_no_receipt()
    {
        var charge = await _host.ChargeAsync(_host.Asking(await _host.SavedOnRequestAsync(Charging.DeclinesLater)));

        (await _host.Get<ReceiptReads>().FindAsync(charge.Id, CancellationToken.None)).ShouldBeNull();
        (await _host.Get<MailReads>().ListOfChargeAsync(charge.Id, CancellationToken.None)).ShouldBeEmpty();
        (await _host.Get<ReceiptWorkflow>().SendAgainAsync(charge.Id, CancellationToken.None)).ShouldBe(
            new SendReceiptOutcome.NothingCharged());
    }

    private async Task<ReceiptFacts> FactsAsync(ChargeView charge) =>
        (await _host.Get<ReceiptReads>().FindAsync(charge.Id, CancellationToken.None)).ShouldNotBeNull();

    private static string Text(CustomerDocument receipt) => string.Join(
        '\n',
        receipt.Sections.SelectMany(section => section.Lines.Select(line => line switch
    {
        CopyLine.Row row => $"{row.Term}: {row.Text}",
        CopyLine.Sentence words => words.Text,
        CopyLine.Small small => small.Text,
        _ => "",
    }).Prepend(section.Heading ?? "")));
}
