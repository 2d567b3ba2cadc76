using System.Collections.Immutable;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Mail.Messages;
using MotoPortal.Primitives;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Consents.Withdrawal;

/// <summary>The e-mail that confirms a withdrawal, in the consent's language.</summary>
internal static class WithdrawalLetter
{
    /// <summary>Writes the mail; null when the customer has no address.</summary>
    public static NewMail? Write(
        Consent consent,
        SavedCard? card,
        KnownCustomer customer,
        MerchantOptions merchant,
        StoreCalendar calendar,
        DateTimeOffset now)
    {
        if (customer.Email is not { Length: > 0 } address)
        {
            return null;
        }

        var culture = WithdrawalText.CultureOf(consent.Language);
        var text = string.Join(
            "\n\n",
            WithdrawalText.Get(
                culture,
                nameof(WithdrawalTexts.ConfirmationBody),
                ConsentNumber.Write(consent.Number),
                DayText.MomentInFull(consent.GivenAt, calendar, culture),
                DayText.MomentInFull(now, calendar, culture)),
            card is null
                ? WithdrawalText.Get(culture, nameof(WithdrawalTexts.ConfirmationNoCard))
                : WithdrawalText.Get(culture, nameof(WithdrawalTexts.ConfirmationCardGoing), SealedCardText.Of(card.Brand, card.Last4)),
            WithdrawalText.Get(culture, nameof(WithdrawalTexts.ConfirmationOwed)),
            WithdrawalText.Get(culture, nameof(WithdrawalTexts.ConfirmationContact), merchant.Contact),
            merchant.Name);
        var subject = WithdrawalText.Get(culture, nameof(WithdrawalTexts.ConfirmationSubject), ConsentNumber.Write(consent.Number));
        return new NewMail(
            MailKind.WithdrawalConfirmation,
            consent.Id,
            consent.CustomerId,
            address,
            consent.Language,
            subject,
            text,
            ImmutableArray<MailAttachment>.Empty);
    }
}
