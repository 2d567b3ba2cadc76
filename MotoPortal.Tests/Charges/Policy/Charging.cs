using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Consents;

namespace MotoPortal.Tests.Charges.Policy;

/// <summary>A consent with the charges made under it, and a short notation for requests and verdicts.</summary>
internal sealed record Charging(ConsentScope Scope)
{
    public static readonly DateOnly GivenOn = new(2026, 11, 23);

    public ChargeStanding Standing { get; init; } = new(
        Scope,
        Noon(GivenOn),
        NotInForce: null,
        TermsOutdated: false,
        IsSuspended: false,
        12,
        2030,
        CustomerErased: false,
        StoreCalendar.Utc);

    public ImmutableArray<EarlierCharge> Earlier { get; init; } = [];

    public static StoreCalendar CalendarOf(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));

    public Charging With(string day, long euros, EarlierChargeState state =
        EarlierChargeState.Counts, string? due = null, string reference = "", DeclineGroup? group = null) =>
        this with
        {
            Earlier = Earlier.Add(
            new EarlierCharge(Scopes.Euros(euros), At(day), state, due is null ? null : DateOnly.Parse(due, null), reference, group))
        };

    /// <summary>The verdict at a time, or at three in the afternoon of a day; earlier charges of that day were made at noon.</summary>
    public ChargeVerdict Verdict(string at, ChargeRequest request) =>
        ChargePolicy.Evaluate(Standing, Earlier, request, At(at.Length == 10 ? at + " 15:00:00" : at));

    /// <summary>"2 of 12" when it is allowed, otherwise the clauses with their figures.</summary>
    public string Ask(string at, long euros =
        80, ChargeInitiation way = ChargeInitiation.CustomerOnLine, string? due = null, string reference = "") =>
        Say(Verdict(at, Request(Scopes.Euros(euros), way, due, reference)));

    public static ChargeRequest Request(Money amount, ChargeInitiation way =
        ChargeInitiation.CustomerOnLine, string? due = null, string reference = "") =>
        new(amount, way, IsForPurpose: true, due is null
            ? null
            : DateOnly.Parse(due, null), reference, HouseLimits.None, SpentTodayByPerson: null);

    public static string Say(ChargeVerdict verdict) => verdict switch
    {
        ChargeVerdict.Allowed(var position) => $"allowed: {Say(position)}",
        ChargeVerdict.Refused(var breaches, _) => string.Join("; ", breaches.Select(Say)),
        _ => throw new InvalidOperationException(),
    };

    public static DateTimeOffset At(string text) =>
        text.Length == 10 ? Noon(DateOnly.Parse(text, null)) : DateTimeOffset.Parse(text + "Z", null);

    private static string Say(ChargePosition position) => string.Join(
        ' ',
        new[]
        {
            position.Of is { } of ? $"{position.Number} of {of}" : $"number {position.Number}",
            position.IsOfTheYear ? "this year" : null,
            position.Limit is { } limit ? $"{position.ComesTo!.Value.AmountMinorUnits} of {limit.AmountMinorUnits}" : null,
            position.PeriodEndsOn is { } end ? $"until {end:yyyy-MM-dd}" : null,
            position.DueOn is { } due ? $"for {due:yyyy-MM-dd}" : null,
        }.OfType<string>());

    private static string Say(ClauseBreach breach) => string.Join(
        ' ',
        new[]
        {
            breach.Clause.ToString(),
            breach.Limit is { } limit ? $"limit {limit.AmountMinorUnits}" : null,
            breach.Used is { } used ? $"used {used.AmountMinorUnits}" : null,
            breach.Day is { } day ? $"{day:yyyy-MM-dd}" : null,
        }.OfType<string>());

    private static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
}
