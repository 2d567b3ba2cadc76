using System.Globalization;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Records;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Copy;

/// <summary>The customer's copy of a really saved card, read back from the file as another program would.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class CopyTests
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    [Fact]
    public async Task When_a_card_is_saved_one_copy_is_on_its_way_with_the_paper_in_it()
    {
        await using var host = await SaveCardHost.StartAsync();
        var consent = await SaveAsync(host);

        var mail = (await host.Get<MailReads>().ListOfConsentAsync(consent.Id, CancellationToken.None)).ShouldHaveSingleItem();
        var detail = (await host.Get<MailReads>().FindAsync(mail.Id, CancellationToken.None)).ShouldNotBeNull();

        (mail.Kind, mail.State, mail.Language, mail.MaskedTo).ShouldBe((MailKind.ConsentCopy, MailState.Waiting, "fr", "c…@example.com"));
        mail.Subject.ShouldBe("Atelier Lumière\u202f: copie de votre consentement C-1001");
        detail.To.ShouldBe("customer1@example.com");
        detail.Text.ShouldStartWith("Bonjour Zoë Ångström,\n\nvous nous avez donné votre consentement C-1001");
        detail.Text.ShouldContain($"- Chaque débit\u202f: au plus {consent.Scope.Amount.Format(French)}");
        detail.Text.ShouldContain("Visa •••• 4242");
        detail.Text.ShouldContain("Ce n’était pas vous\u202f?");
        detail.Text.ShouldContain(consent.Digest);
        detail.Attachments.ShouldHaveSingleItem().Name.ShouldBe("Consentement-C-1001.pdf");
        host.Log.ShouldNotMention("example.com");
    }

    [Fact]
    public async Task The_copy_has_the_words_of_that_day_whatever_became_of_the_terms_and_says_so_when_they_are_other_words()
    {
        await using var host = await SaveCardHost.StartAsync();
        var consent = await SaveAsync(host);
        await using (var raw = await RawDatabase.OpenAsync(host.DatabaseFiles))
        {
            (await raw.RunAsync("UPDATE terms_parts SET Text = 'Tout est à nous.' WHERE Key = 'Cancellation'")).ShouldBeGreaterThan(1);
        }

        var copy = (await host.Get<CopySource>().FindAsync(consent.Id, CancellationToken.None)).ShouldNotBeNull();

        copy.AreWordsAsRead.ShouldBeTrue();
        copy.Script.Parts.ShouldContain(part => part.Text.StartsWith("Vous pouvez annuler à tout moment", StringComparison.Ordinal));
        copy.Script.Parts.ShouldNotContain(part => part.Text == "Tout est à nous.");
        CopyComposer.Compose(copy).Sections.SelectMany(section => section.Lines).OfType<CopyLine.Row>()
            .Count(row => row.Text.Contains("Sa question a été lue pendant", StringComparison.Ordinal)).ShouldBe(10);

        // A record from before the words were kept has nothing but the terms to be put together from.
        await using (var raw = await RawDatabase.OpenAsync(host.DatabaseFiles))
        {
            (await raw.RunAsync("UPDATE ledger_payloads SET Json = json_remove(Json, '$.details.notice.words') WHERE Json LIKE '%words%'"))
                .ShouldBeGreaterThan(0);
        }

        var older = (await host.Get<CopySource>().FindAsync(consent.Id, CancellationToken.None)).ShouldNotBeNull();
        older.AreWordsAsRead.ShouldBeFalse();
        CopyComposer.Compose(older).Sections.SelectMany(section => section.Lines).OfType<CopyLine.Small>()
            .ShouldContain(line => line.Text.Contains("diffèrent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_paper_says_everything_that_was_agreed_and_read_in_the_customers_language()
    {
        await using var host = await SaveCardHost.StartAsync();
        var consent = await SaveAsync(host);

        var pdf = (await PaperAsync(host, consent.Id)).ShouldNotBeNull();

        pdf.Length.ShouldBeLessThan(400_000);
        var text = PdfText.ReadRunning(pdf);
        foreach (var words in new[]
        {
            "Copie de votre consentement C-1001",
            "Zoë Ångström",
            "par téléphone, A-10442",
            "Camille",
            "Atelier Lumière",
            "12 rue de la République",
            "Livraison de café",
            $"au plus {consent.Scope.Amount.Format(French)}",
            "une fois par mois",
            "Visa •••• 4242",
            "12/30",
            "Votre réponse\u202f: oui",
            "Votre réponse\u202f: non",
            "CNIL",
            "(UTC)",
        })
        {
            text.ShouldContain(words);
        }

        text.ShouldContain(ConsentWording.Spoken(consent.Scope.ValidUntil, French));
        text.ShouldContain(consent.Digest);
        text.ShouldNotContain("Camille D.");
        text.ShouldNotContain("{");
    }

    [Theory]
    [InlineData("Ζωή Παπαδοπούλου")]
    [InlineData("Жанна Иванова")]
    public async Task Names_in_other_letters_come_out_right_on_paper(string name)
    {
        await using var host = await SaveCardHost.StartAsync();
        var setup = await host.DraftAsync(name: name);
        (await host.RecordConsentAsync(setup)).ShouldBe(new StepOutcome.Kept());

        var pdf = (await PaperAsync(host, (await host.SeeAsync(setup)).Consent!.Id)).ShouldNotBeNull();

        PdfText.Read(pdf).ShouldContain(name);
    }

    [Fact]
    public async Task A_customer_without_an_address_gets_no_mail_and_the_clerk_is_told()
    {
        await using var host = await SaveCardHost.StartAsync();
        var id = (await host.Workflow.StartAsync(SetupTask.SaveCard, CancellationToken.None)).ShouldBeGiven();
        await host.CustomerStep.CreateCustomerAsync(
            id, new() { Name = "Ada Lovelace", Phone = "+33612345678" }, evenIfAlike: false, CancellationToken.None);
        await host.OrderStep.NoteOrderAsync(id, new() { Channel = OrderChannel.Telephone, Reference = "A-1" }, CancellationToken.None);
        await host.RecordConsentAsync(id);
        await host.ReaderStep.NoteRecordingStoppedAsync(id, CancellationToken.None);
        var consent = await FinishAsync(host, id);

        (await host.Get<MailReads>().ListOfConsentAsync(consent.Id, CancellationToken.None)).ShouldBeEmpty();
        (await host.Get<CopyWorkflow>().SendAgainAsync(consent.Id, CancellationToken.None)).ShouldBe(new SendCopyOutcome.NoAddress());
    }

    [Fact]
    public async Task A_copy_is_sent_again_once_the_last_one_has_gone_out()
    {
        await using var host = await SaveCardHost.StartAsync();
        var consent = await SaveAsync(host);
        var mailing = host.Get<CopyMailing>();

        var early = await host.As(SaveCardHost.Noor).Get<CopyWorkflow>().SendAgainAsync(consent.Id, CancellationToken.None);
        await host.Get<MotoPortal.Data.Atomic>().RunAsync(
            async scope => (await scope.Db.FindAsync<OutgoingMail>((await host.Get<MailReads>()
                .ListOfConsentAsync(consent.Id, CancellationToken.None))[0].Id))!.Sent(host.Clock.GetUtcNow(), keptInPractice: false),
            CancellationToken.None);
        var again = await host.As(SaveCardHost.Noor).Get<CopyWorkflow>().SendAgainAsync(consent.Id, CancellationToken.None);

        early.ShouldBe(new SendCopyOutcome.StillWaiting());
        again.ShouldBe(new SendCopyOutcome.OnItsWay("c…@example.com"));
        (await host.Get<MailReads>().ListOfConsentAsync(consent.Id, CancellationToken.None)).Count.ShouldBe(2);
    }

    internal static async Task<ConsentView> SaveAsync(SaveCardHost host) => await FinishAsync(host, await host.ConsentedAsync());

    internal static async Task<ConsentView> FinishAsync(SaveCardHost host, CardSetupId setup)
    {
        (await host.SendAsync(setup)).ShouldBe(new SendOutcome.OnReader());
        await host.KeyInAsync();
        await host.PollOrStopAsync(setup, TimeSpan.FromSeconds(2));
        return (await host.Get<ConsentReads>().FindAsync((await host.SeeAsync(setup)).Consent!.Id, CancellationToken.None))
            .ShouldNotBeNull();
    }

    private static async Task<byte[]?> PaperAsync(SaveCardHost host, ConsentId consent) =>
        await host.Get<CopySource>().FindAsync(consent, CancellationToken.None) is { } facts
            ? host.Get<CustomerDocumentPdf>().Write(CopyComposer.Compose(facts))
            : null;
}
