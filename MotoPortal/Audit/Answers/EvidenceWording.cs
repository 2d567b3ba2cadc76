using System.Globalization;
using System.Resources;
using MotoPortal.Audit.Entries;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Copy;
using MotoPortal.Gateway.Objects;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Audit.Answers;

/// <summary>Proposes the evidence for a dispute from what the portal knows. A person reads and changes it before it goes out.</summary>
internal static class EvidenceWording
{
    /// <summary>The proposal, in the language of the page.</summary>
    public static StripeEvidence Compose(EvidenceFacts facts, CultureInfo culture)
    {
        var charge = facts.Charge;
        return new StripeEvidence(
            facts.Agreement?.CustomerName is { Length: > 0 } name ? name : facts.Customer.Name,
            facts.Customer.Email ?? "",
            Lines(charge.Purpose, Say(nameof(AnswerTexts.Order), charge.Reference), ChargeText.Of(charge.Initiation)),
            DayText.InFull(facts.Calendar.DayOf(charge.RequestedAt), culture),
            Policy(facts, culture, TermsPartKey.Withdrawal, TermsPartKey.Cancellation),
            Policy(facts, culture, TermsPartKey.Cancellation),
            string.Join('\n', facts.Entries.Select(entry => $"{Moment(entry.At)}  {EntryText.Of(entry.Kind)}")),
            Explanation());

        string Say(string key, params object?[] values) => string.Format(culture, Text(key, culture), values);

        string Moment(DateTimeOffset at) => DayText.MomentInFull(at, facts.Calendar, culture);

        string Explanation() => string.Join("\n\n", new[]
        {
            Say(
                nameof(AnswerTexts.ChargedSentence), charge.Number, charge.Amount.Format(culture), ChargeText.CardOf(charge),
                Moment(charge.SettledAt ?? charge.RequestedAt), charge.Reference),
            charge.AmountRefunded.AmountMinorUnits > 0
                ? Say(nameof(AnswerTexts.RefundedSentence), charge.AmountRefunded.Format(culture)) : null,
            Checks(),
            Agreement(),
            Delivery(),
            facts.Earlier.IsEmpty ? null : Lines(
                Say(nameof(AnswerTexts.EarlierSentence)),
                [.. facts.Earlier.Select(one => $"{one.Number}  {Moment(one.RequestedAt)}  {one.Amount.Format(culture)}")]),
        }.OfType<string>());

        string? Checks()
        {
            var checks = facts.AtStripe;
            return checks.CvcCheck is null && checks.PostalCodeCheck is null ? null : Lines(
                checks.CvcCheck is { } cvc ? Say(nameof(AnswerTexts.CvcSentence), Result(cvc)) : null,
                checks.PostalCodeCheck is { } postcode ? Say(nameof(AnswerTexts.PostcodeSentence), Result(postcode)) : null);
        }

        string Result(string check) => check switch
        {
            "pass" => Say(nameof(AnswerTexts.Check_pass)),
            "fail" => Say(nameof(AnswerTexts.Check_fail)),
            _ => Say(nameof(AnswerTexts.Check_none)),
        };

        string? Agreement() => facts.Agreement is not { } agreed ? null : Lines(
            Say($"Agreed_{agreed.Consent.Channel}", agreed.Number, Moment(agreed.Consent.GivenAt)),
            [
                .. CopyScope.Lines(agreed.Consent.Scope, agreed.Consent.AllowsRedisplay, culture).OfType<CopyLine.Row>()
                    .Select(row => Say(nameof(AnswerTexts.TermLine), row.Term, row.Text.ReplaceLineEndings(" "))),
                Say(
                    nameof(AnswerTexts.WordsSentence), agreed.Consent.TermsVersion,
                    CultureInfo.GetCultureInfo(agreed.Consent.Language).NativeName),
                .. agreed.Record.Commitment is { } commitment ? [Say(nameof(AnswerTexts.SealSentence), commitment)] : Array.Empty<string>(),
            ]);

        string? Delivery() => facts.Mails.IsEmpty ? null : Lines(null, [.. facts.Mails.Select(DeliveryOf)]);

        string DeliveryOf(MailView mail) => Say(
            mail is { State: MailState.Sent, KeptInPractice: false } ? nameof(AnswerTexts.MailSent)
            : mail is { State: MailState.Sent } ? nameof(AnswerTexts.MailInPractice)
            : nameof(AnswerTexts.MailNotSent),
            MailText.Of(mail.Kind),
            mail.MaskedTo,
            Moment(mail.SentAt ?? mail.CreatedAt));
    }

    // A policy counts when the customer was told before the charge, so the answer says when and how they agreed to it.
    private static string Policy(EvidenceFacts facts, CultureInfo culture, params TermsPartKey[] parts)
    {
        if (facts.Agreement is not { } agreed)
        {
            return "";
        }

        var told = agreed.Script.Parts.Where(part => parts.Contains(part.Key)).ToList();
        if (told.Count is 0)
        {
            return "";
        }

        var answer = agreed.Answers.LastOrDefault(answer => parts.Contains(answer.Part));
        var how = answer is { Yes: true }
            ? string.Format(
                culture, Text(nameof(AnswerTexts.ReadAloudSentence), culture), DayText.MomentInFull(answer.At, facts.Calendar, culture))
            : string.Format(
                culture,
                Text(nameof(AnswerTexts.SignedSentence), culture),
                DayText.MomentInFull(agreed.Consent.GivenAt, facts.Calendar, culture));
        return Lines(how, [.. told.Select(part => part.Text)]);
    }

    private static string Lines(string? first, params IEnumerable<string?> others) =>
        string.Join('\n', others.Prepend(first).Where(line => line is { Length: > 0 }));

    private static string Text(string key, CultureInfo culture) =>
        AnswerTexts.ResourceManager.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
}
