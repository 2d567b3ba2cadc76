using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Forms.Steps;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SaveCard.PaymentStep;
using MotoPortal.SaveCard.ReaderStep;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.SaveCard.Components;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Forms;

/// <summary>A text for a customer is in the customer's language, also for an English clerk.</summary>
public sealed class SpokenPromptTests : PanelContext
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    private static readonly PaymentView Payment =
        new(ChargeId.From("chg_1"), "P-1001", new Money(4000, "eur"), "visa", "4242", CountedAsMoto: true);

    private static readonly SetupView Paid = Samples.View(SetupState.Paid, SetupStep.Done) with
    {
        Task = SetupTask.PayAndSave,
        Channel = OrderChannel.Telephone,
        Payment = Payment,
        Consent = Samples.Consent,
        Card = Samples.Card,
    };

    /// <summary>Each place where a text is said while a card is saved or a payment taken, with the key of the text.</summary>
    public static TheoryData<string, string> Places => new()
    {
        { "recording", nameof(SaveCardTexts.RecordingSay) },
        { "card", nameof(SaveCardTexts.CardSay) },
        { "settling", nameof(SaveCardTexts.SettlingSay) },
        { "not identified", nameof(SaveCardTexts.IdentityFailedSay) },
        { "not identified, paying", nameof(SaveCardTexts.PaymentIdentityFailedSay) },
        { "problem", nameof(SaveCardTexts.ProblemConnectionLostSay) },
        { "declined", nameof(SaveCardTexts.ProblemDeclineOtherCardSay) },
        { "saved", nameof(SaveCardTexts.SavedSay) },
        { "refused", nameof(SaveCardTexts.RefusedSay) },
        { "ended", nameof(SaveCardTexts.EndedSay) },
        { "paid", nameof(SaveCardTexts.PaidSay) },
        { "paid late", nameof(SaveCardTexts.PaidLateSay) },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void An_English_clerk_says_it_in_French_to_a_French_customer(string place, string key)
    {
        var box = Draw(place, "fr");

        var said = box.Find(".say p");
        said.GetAttribute("lang").ShouldBe("fr");
        Plain(said.TextContent).ShouldContain(Beginning(key, French));
        box.Find(".say .word").TextContent.ShouldBe("Say");
        box.FindAll(".say .word").Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void In_a_language_without_words_the_page_s_are_shown_and_marked(string place, string key)
    {
        var box = Draw(place, "de");

        var said = box.Find(".say p");
        said.GetAttribute("lang").ShouldBe("en");
        Plain(said.TextContent).ShouldContain(Beginning(key, CultureInfo.InvariantCulture));
        box.FindAll(".say .word")[^1].TextContent.ShouldBe("The portal has no words for this in German: say it in your own.");
    }

    [Fact]
    public void An_unknown_language_is_the_page_s()
    {
        var said = SpokenText.Of(SaveCardTexts.ResourceManager, nameof(SaveCardTexts.CardSay), language: null);

        said.ShouldBe(new SpokenText(SaveCardTexts.CardSay, "en"));
    }

    [Fact]
    public void Amounts_stand_as_the_customer_s_language_writes_them()
    {
        Draw("paid", "fr").Find(".say p").TextContent.ShouldContain("40,00\u00a0€");
        Draw("paid late", "fr").Find(".say p").TextContent.ShouldContain("40,00\u00a0€");
        Draw("agreeing", "fr").Find("#payment-agreed-question").TextContent.ShouldContain("40,00\u00a0€");
        Draw("agreeing", "fr").Find("#payment-agreed-question").GetAttribute("lang").ShouldBe("fr");
    }

    [Theory]
    [InlineData("card")]
    [InlineData("problem")]
    [InlineData("saved")]
    [InlineData("refused")]
    [InlineData("ended")]
    [InlineData("paid")]
    [InlineData("paid late")]
    public void Nothing_is_to_be_said_once_nobody_is_on_the_line_any_more(string place)
    {
        Draw(place, "fr").FindAll(".say").Count.ShouldBe(1);

        Clock.Advance(TimeSpan.FromMinutes(16));

        Draw(place, "fr").FindAll(".say").ShouldBeEmpty();
    }

    [Fact]
    public void No_page_draws_such_a_box_by_itself() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "MotoPortal"), "*.razor", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is not "SpokenPrompt.razor")
            .Where(file => File.ReadAllText(file).Contains("class=\"say\"", StringComparison.Ordinal))
            .ShouldBeEmpty();

    private IRenderedComponent<IComponent> Draw(string place, string language) => Render(Fragment(place, language));

    private RenderFragment Fragment(string place, string language) => place switch
    {
        "recording" => Of<RecordingPanel>((nameof(RecordingPanel.Language), language)),
        "card" => OfCard(language, isSettling: false),
        "settling" => OfCard(language, isSettling: true),
        "not identified" => Of<EvidencePanel>(
            (nameof(EvidencePanel.Language), language),
            (nameof(EvidencePanel.SetupId), Samples.Setup),
            (nameof(EvidencePanel.Channel), OrderChannel.Telephone),
            (nameof(EvidencePanel.Today), Samples.Today),
            (nameof(EvidencePanel.Offered), CallerRules.Offered(CallerRecord.None)),
            (nameof(EvidencePanel.Form), new EvidenceForm { IdentityPassed = false })),
        "not identified, paying" => OfPayment(language, new PaymentForm { IdentityPassed = false }),
        "agreeing" => OfPayment(language, new PaymentForm()),
        "problem" => OfProblem(language, new ProblemView(SetupProblem.ConnectionLost, null, null)),
        "declined" => OfProblem(language, new ProblemView(SetupProblem.Declined, "insufficient_funds", null)),
        "saved" => OfDone(language, Samples.Saved()),
        "refused" => OfDone(language, Samples.View(SetupState.Abandoned, SetupStep.Done) with
        {
            Channel = OrderChannel.Telephone,
            Refusal = ConsentRefusalReason.Declined,
        }),
        "ended" => OfDone(language, Samples.View(SetupState.Detached, SetupStep.Done) with { Channel = OrderChannel.Telephone }),
        "paid" => OfDone(language, Paid),
        "paid late" => OfDone(language, Paid with { State = SetupState.PaidLate }),
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "There is no such place."),
    };

    private static RenderFragment OfCard(string language, bool isSettling) => Of<CardPanel>(
        (nameof(CardPanel.Language), language),
        (nameof(CardPanel.Attempt), Samples.Attempt),
        (nameof(CardPanel.Channel), OrderChannel.Telephone),
        (nameof(CardPanel.IsSettling), isSettling));

    private static RenderFragment OfPayment(string language, PaymentForm form) => Of<PaymentPanel>(
        (nameof(PaymentPanel.Language), language),
        (nameof(PaymentPanel.Task), SetupTask.PayNow),
        (nameof(PaymentPanel.Amount), Payment.Amount),
        (nameof(PaymentPanel.OrderReference), "A-1"),
        (nameof(PaymentPanel.Channel), OrderChannel.Telephone),
        (nameof(PaymentPanel.Offered), CallerRules.Offered(CallerRecord.None)),
        (nameof(PaymentPanel.Form), form));

    private static RenderFragment OfProblem(string language, ProblemView problem) => Of<ProblemPanel>(
        (nameof(ProblemPanel.Language), language),
        (nameof(ProblemPanel.Problem), problem),
        (nameof(ProblemPanel.Since), Samples.Now),
        (nameof(ProblemPanel.Channel), OrderChannel.Telephone));

    private static RenderFragment OfDone(string language, SetupView view) =>
        Of<DonePanel>((nameof(DonePanel.Language), language), (nameof(DonePanel.View), view));

    private static RenderFragment Of<TPanel>(params (string Name, object Value)[] parameters)
        where TPanel : IComponent =>
        builder =>
        {
            builder.OpenComponent<TPanel>(0);
            builder.AddMultipleAttributes(1, parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));
            builder.CloseComponent();
        };

    // The sentence before its first value, or after it when it starts with one.
    private static string Beginning(string key, CultureInfo culture) =>
        Plain(SaveCardTexts.ResourceManager.GetString(key, culture)!.Split('{') is ["", var rest, ..]
            ? rest[(rest.IndexOf('}', StringComparison.Ordinal) + 1)..].Split('.')[0]
            : SaveCardTexts.ResourceManager.GetString(key, culture)!.Split('{')[0]);

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
