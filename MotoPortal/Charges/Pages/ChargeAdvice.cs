using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Forms.Steps;
using MotoPortal.Primitives;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Charges.Pages;

/// <summary>The advice for a charge's result: what it means, what to say, and what to do.</summary>
/// <param name="Tone">The tone.</param>
/// <param name="Title">The result in a few words.</param>
/// <param name="What">What it means, in a sentence.</param>
/// <param name="Say">What to say to the customer on the line; null when there is nothing to say, the customer
/// was absent, or the page of the setup has said it.</param>
/// <param name="Next">What to do, in a sentence.</param>
/// <param name="Actions">The recommended action, then at most two others; empty while the person has to wait.</param>
internal sealed record ChargeAdvice(
    Tone Tone, string Title, string What, SpokenText? Say, string Next, ImmutableArray<ChargeAction> Actions)
{
    /// <summary>The advice in the reader's language; what to say is in the customer's.</summary>
    /// <param name="charge">The charge.</param>
    /// <param name="calendar">The store's calendar, for the day of the next try.</param>
    public static ChargeAdvice For(ChargeView charge, StoreCalendar calendar)
    {
        var words = charge.State is ChargeState.Declined ? OfDecline(charge, calendar) : Of(KeyOf(charge), charge.Language);
        return new ChargeAdvice(
            ChargeText.ToneOf(charge),
            words.Title,
            words.What,
            charge.Initiation is ChargeInitiation.CustomerOnLine ? words.Say : null,
            words.Next,
            ActionsFor(charge, calendar));
    }

    /// <summary>The address to which an action leads.</summary>
    public static string AddressOf(ChargeAction action, ChargeView charge) => action switch
    {
        ChargeAction.NextCharge => "/charge",
        ChargeAction.Again => $"/charge/{charge.ConsentId}?again={charge.Id}",
        ChargeAction.OnLine => $"/charge/{charge.ConsentId}?again={charge.Id}&who=line",
        ChargeAction.OtherCard => "/save-card",
        ChargeAction.Customer => $"/customers/{charge.CustomerId}",
    };

    private static (string Title, string What, SpokenText? Say, string Next) Of(string key, string? language) =>
        (Get($"Title_{key}"), Get($"What_{key}"), SayOf($"Say_{key}", language), Get($"Next_{key}"));

    private static SpokenText? SayOf(string key, string? language) =>
        Find(key) is null ? null : SpokenText.Of(ChargeStateTexts.ResourceManager, key, language);

    private static (string Title, string What, SpokenText? Say, string Next) OfDecline(ChargeView charge, StoreCalendar calendar)
    {
        var words = ChargeDeclineText.Of(charge.DeclineCode, charge.AdviceCode, NextTry(charge, calendar), CultureInfo.CurrentUICulture);
        var say = ChargeDeclineText.SayOf(charge.DeclineCode, charge.AdviceCode, NextTry(charge, calendar), charge.Language);
        return (Get("Title_Declined"), words.Happened, say, words.Next);
    }

    private static DateOnly? NextTry(ChargeView charge, StoreCalendar calendar) =>
        ChargeDeclineRules.NextTry(charge.DeclineCode, charge.AdviceCode, charge.SettledAt ?? charge.RequestedAt) is { } at
            ? calendar.DayOf(at)
            : null;

    private static string KeyOf(ChargeView charge) => (charge.State, charge.Problem) switch
    {
        (ChargeState.Succeeded, _) when charge.IsDisputed => "Disputed",
        (ChargeState.NeedsCustomer, _) => charge.Initiation is ChargeInitiation.CustomerAbsent ? "NeedsCustomer" : "NeedsCustomerOnLine",
        (ChargeState.Refused, { } problem) => $"Refused{problem}",
        (ChargeState.Refused, null) => $"Refused{ChargeProblem.StripeRefused}",
        var (state, _) => state.ToString(),
    };

    private static ImmutableArray<ChargeAction> ActionsFor(ChargeView charge, StoreCalendar calendar)
    {
        var hasCard = charge.ConsentId is not null;
        ImmutableArray<ChargeAction> actions = charge.State switch
        {
            ChargeState.AwaitingApproval or ChargeState.Sending or ChargeState.Unknown => [],
            ChargeState.Processing or ChargeState.Authorized => [ChargeAction.NextCharge, ChargeAction.Customer],
            ChargeState.Succeeded when charge.IsDisputed => [],
            ChargeState.Succeeded => [ChargeAction.NextCharge, ChargeAction.Customer],
            ChargeState.Declined when NextTry(charge, calendar) is not null =>
                [ChargeAction.OtherCard, ChargeAction.Again, ChargeAction.Customer],
            ChargeState.Declined => [ChargeAction.OtherCard, ChargeAction.Customer],
            ChargeState.NeedsCustomer when charge.Initiation is ChargeInitiation.CustomerAbsent =>
                [ChargeAction.OnLine, ChargeAction.OtherCard, ChargeAction.Customer],
            ChargeState.NeedsCustomer => [ChargeAction.OtherCard, ChargeAction.Customer],
            ChargeState.NotSent => [ChargeAction.Again, ChargeAction.Customer],
            ChargeState.Refused when charge.Problem is ChargeProblem.CardGone => [ChargeAction.OtherCard, ChargeAction.Customer],
            ChargeState.Refused => [ChargeAction.Again, ChargeAction.Customer],
            ChargeState.GivenUp => [ChargeAction.Again, ChargeAction.Customer],
        };
        return hasCard ? actions : [.. actions.Where(action => action is not (ChargeAction.Again or ChargeAction.OnLine))];
    }

    private static string Get(string key) =>
        Find(key) ?? throw new System.Resources.MissingManifestResourceException($"There is no text '{key}'.");

    private static string? Find(string key) => ChargeStateTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
