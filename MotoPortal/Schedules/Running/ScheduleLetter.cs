using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Options;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Customers.Records;
using MotoPortal.Mail.Messages;
using MotoPortal.Schedules.Plans;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Schedules.Running;

/// <summary>The e-mail that notifies a customer before a charge, in the consent's language.</summary>
internal sealed class ScheduleLetter(IOptions<MerchantOptions> merchant)
{
    /// <summary>Writes the mail.</summary>
    /// <param name="consent">The consent, which has a card.</param>
    /// <param name="customer">The customer, who has an address.</param>
    /// <param name="told">The contents of the notification.</param>
    public NewMail Write(ConsentView consent, KnownCustomer customer, ScheduleStep.Tell told)
    {
        var culture = WithdrawalText.CultureOf(consent.Language);
        var amount = told.Amount.Format(culture);
        var day = ConsentWording.Spoken(told.ChargeOn, culture);
        var text = string.Join(
            "\n\n",
            Get(culture, nameof(ScheduleTexts.NoticeBody), day, amount, SealedCardText
                .Of(consent.Card!.Brand, consent.ExpiryNow?.Last4 ?? consent.Card.Last4), consent.Scope.Purpose),
            Get(culture, nameof(ScheduleTexts.NoticeConsent), consent.Number),
            Get(culture, nameof(ScheduleTexts.NoticeWithdraw), consent.Number, merchant.Value.Contact),
            merchant.Value.Name);
        return new NewMail(
            MailKind.ChargeNotice,
            consent.Id,
            customer.Id,
            customer.Email!,
            consent.Language,
            Get(culture, nameof(ScheduleTexts.NoticeSubject), amount, day),
            text,
            ImmutableArray<MailAttachment>.Empty);
    }

    private static string Get(CultureInfo culture, string key, params object[] values) => ScheduleText.Get(culture, key, values);
}
