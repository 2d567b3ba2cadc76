using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>What the portal charges by itself under one consent.</summary>
/// <param name="ConsentId">The consent.</param>
/// <param name="ConsentNumber">Its number, such as <c>C-1043</c>.</param>
/// <param name="CustomerId">Whose card.</param>
/// <param name="CustomerName">The customer's name.</param>
/// <param name="CardBrand">Stripe's brand name.</param>
/// <param name="CardLast4">The last four digits, after the bank's last renewal.</param>
/// <param name="Scope">The scope.</param>
/// <param name="State">Whether it charges.</param>
/// <param name="NextDueOn">The due day that is charged next; null when none is left.</param>
/// <param name="NextTryAt">When it is looked at next, UTC; null while it waits for a person.</param>
/// <param name="NotBefore">Nothing is charged before this time, UTC; null for no such wait.</param>
/// <param name="Entered">The amount that was entered for the next charge; null for none.</param>
/// <param name="Declines">How often the present due day was declined.</param>
/// <param name="LastCharge">The charge before; null for none.</param>
/// <param name="Trouble">Why a person has to look; null unless it needs attention.</param>
/// <param name="TroubleCode">The clause, problem or decline code behind it; null for none.</param>
/// <param name="End">Why it has ended; null while it has not.</param>
/// <param name="PausedBy">Who paused it; null while it is not paused.</param>
/// <param name="PausedAt">When, UTC.</param>
/// <param name="PauseReason">Why.</param>
/// <param name="NoticeFor">The due day of which the customer was told; null for none.</param>
/// <param name="NoticeBy">Who told the customer; null when an e-mail did.</param>
/// <param name="NoticeDays">How many days before a charge the terms promise to tell; null for no promise.</param>
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
    /// <summary>Whether somebody has to enter the amount of each charge.</summary>
    public bool AsksForAmount => Scope.AmountRule is AmountRule.UpTo;

    /// <summary>What is charged next; null when no day is left, or while the amount was not entered.</summary>
    public Money? NextAmount => Next is { } next ? next.Amount ?? Entered : null;

    /// <summary>The next due day with its amount and place; null when none is left.</summary>
    internal DueDay? Next => NextDueOn is { } day ? ScheduleDays.From(Scope, day, day).FirstOrDefault() : null;
}
