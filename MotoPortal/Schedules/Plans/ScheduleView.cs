using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Schedules.Plans;

/// <summary>The scheduled charges under one consent.</summary>
/// <param name="ConsentId">The consent.</param>
/// <param name="ConsentNumber">The consent's number, such as <c>C-1043</c>.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="CustomerName">The customer's name.</param>
/// <param name="CardBrand">Stripe's brand name.</param>
/// <param name="CardLast4">The last four digits, after the bank's last renewal.</param>
/// <param name="Scope">The scope.</param>
/// <param name="State">The state.</param>
/// <param name="NextDueOn">The next due day; null when none is left.</param>
/// <param name="NextTryAt">When it is due next, UTC; null while it waits for a person.</param>
/// <param name="NotBefore">The earliest time of the next charge, UTC; null for none.</param>
/// <param name="Entered">The amount entered for the next charge; null for none.</param>
/// <param name="Declines">The number of declines of the current due day.</param>
/// <param name="LastCharge">The previous charge; null for none.</param>
/// <param name="Trouble">Why a person has to act; null unless it needs attention.</param>
/// <param name="TroubleCode">The clause, problem or decline code of the trouble; null for none.</param>
/// <param name="End">Why it has ended; null before.</param>
/// <param name="PausedBy">The name of the person who paused it; null while it is not paused.</param>
/// <param name="PausedAt">When it was paused, UTC; null while it is not.</param>
/// <param name="PauseReason">Why it was paused; null while it is not.</param>
/// <param name="NoticeFor">The due day of which the customer was notified; null for none.</param>
/// <param name="NoticeBy">The name of the person who notified the customer; null when an e-mail did.</param>
/// <param name="NoticeDays">The number of days before a charge that the terms promise for notifications; null for no promise.</param>
public sealed record ScheduleView(
    ConsentId ConsentId,
    string ConsentNumber,
    PortalCustomerId CustomerId,
    string CustomerName,
    string CardBrand,
    string CardLast4,
    ConsentScope Scope,
    ScheduleState State,
    DateOnly? NextDueOn,
    DateTimeOffset? NextTryAt,
    DateTimeOffset? NotBefore,
    Money? Entered,
    int Declines,
    ChargeId? LastCharge,
    ScheduleTrouble? Trouble,
    string? TroubleCode,
    ScheduleEnd? End,
    string? PausedBy,
    DateTimeOffset? PausedAt,
    string? PauseReason,
    DateOnly? NoticeFor,
    string? NoticeBy,
    int? NoticeDays)
{
    /// <summary>Whether a person has to enter the amount of each charge.</summary>
    public bool AsksForAmount => Scope.AmountRule is AmountRule.UpTo;

    /// <summary>The amount of the next charge; null when no day is left, or while it is not entered.</summary>
    public Money? NextAmount => Next is { } next ? next.Amount ?? Entered : null;

    /// <summary>The next due day with its amount and position; null when none is left.</summary>
    internal DueDay? Next => NextDueOn is { } day ? ScheduleDays.From(Scope, day, day).FirstOrDefault() : null;
}
