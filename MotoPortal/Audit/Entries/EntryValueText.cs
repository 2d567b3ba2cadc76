using System.Globalization;
using System.Text.Json;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Deliveries;
using MotoPortal.Disputes;
using MotoPortal.Exemptions;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Notices.Records;
using MotoPortal.Primitives.Texts;
using MotoPortal.Readers.Inspections;
using MotoPortal.Refunds.Panels;
using MotoPortal.Refunds.Records;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;
using MotoPortal.Schedules.Plans;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Audit.Entries;

/// <summary>
/// The words for values that a record keeps by their names in the program, such as states. A name that no version of the portal has
/// stays as it is.
/// </summary>
internal static class EntryValueText
{
    /// <summary>The words for a value; null when it is none of those.</summary>
    /// <param name="kind">The kind of the entry.</param>
    /// <param name="property">The property of the record.</param>
    /// <param name="text">Its value.</param>
    /// <param name="part">The record in which it stands.</param>
    public static string? Of(string kind, string property, string text, JsonElement part) => property switch
    {
        "state" when part.TryGetProperty("refund", out _) => Named<RefundState>(text, RefundText.Of),
        "state" => Named<SetupState>(text, SetupText.Of) ?? Named<ChargeState>(text, ChargeText.Of)
            ?? Named<ScheduleState>(text, ScheduleText.Of),
        "initiation" => Named<ChargeInitiation>(text, ChargeText.Of),
        "kind" => Named<ConsentKind>(text, agreed => ConsentText.Of(agreed)) ?? Named<MailKind>(text, MailText.Of) ?? Find(text),
        "amountRule" => Named<AmountRule>(text, rule => ConsentText.Of(rule)),
        "determinedBy" => Named<AmountSource>(text, source => ConsentText.Of(source)),
        "interval" or "period" or "capPeriod" => Named<ChargePeriod>(text, period => ConsentText.Of(period)),
        "basis" => Named<LegalBasis>(text, basis => ConsentText.Of(basis)),
        "channel" or "placedVia" =>
            Named<OrderChannel>(text, channel => ConsentText.Of(channel)) ?? Named<WithdrawalChannel>(text, WithdrawalText.Of),
        "identityCheck" => Named<IdentityCheck>(text, check => ConsentText.Of(check)),
        "cardholder" => Named<Cardholder>(text, holder => ConsentText.Of(holder)),
        "part" => Named<TermsPartKey>(text, TermsText.Of),
        "outcome" => Named<InspectionFinding>(text, InspectionText.Of),
        "status" => Named<DisputeStatus>(text, DisputeText.Of),
        "means" => Named<NoticeMeans>(text, NoticeText.Of),
        "reason" => Named<RefundReason>(text, RefundText.Of) ?? Find(text),
        "problem" => Named<MailProblem>(text, MailText.Of) ?? Named<EventProblem>(text, DeliveryText.Of),
        "field" => Named<ExemptibleField>(text, ExemptionText.Of),
        "roles" or "role" or "before" or "after" => StaffRoles.All.Contains(text, StringComparer.Ordinal) ? EntryText.RoleOf(text) : null,
        "detail" when kind is "setup.reader_failed" or "setup.started" or "payment.refused" => SetupText.OfDetail(kind, text),
        "detail" when kind.StartsWith("schedule.", StringComparison.Ordinal) =>
            Named<ScheduleTrouble>(text, ScheduleText.Of) ?? Named<ScheduleEnd>(text, ScheduleText.Of),
        "detail" or "clauses" or "overridden" => Clauses(text) ?? Find(text),
        "origin" or "format" or "problems" or "list" or "searchedBy" => Find(text),
        _ => null,
    };

    // Clauses stand side by side, separated by spaces; free text is none.
    private static string? Clauses(string text)
    {
        var words = text.Split(' ').Select(word => Named<ChargeClause>(word, clause => Find($"Clause_{clause}") ?? word)).ToList();
        return words.Contains(null) ? null : string.Join(", ", words);
    }

    private static string? Named<T>(string text, Func<T, string> words)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(text, StringComparer.Ordinal) ? words(Enum.Parse<T>(text)) : null;

    private static string? Find(string name) => EntryFieldTexts.ResourceManager.GetString(
        name.StartsWith("Clause_", StringComparison.Ordinal) ? name : $"Value_{name}", CultureInfo.CurrentUICulture);
}
