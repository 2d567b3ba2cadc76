using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Pdf;
using MotoPortal.PersonalData;

namespace MotoPortal.Consents.Personal;

/// <summary>Writes a consent for the document in a customer's export.</summary>
internal static class ConsentBlocks
{
    /// <summary>The blocks of one consent.</summary>
    public static IEnumerable<PdfBlock> Of(ConsentView consent, PersonalFileText text)
    {
        var ended = consent.Ending is { } ending ? $" · {text.Moment(ending.At)}" : "";
        yield return new PdfBlock.Heading(text.Get(nameof(PersonalDataTexts.Consent), consent.Number));
        yield return new PdfBlock.Paragraph(ConsentWording.Sentence(consent.Scope, text.Culture));
        yield return text.Row(nameof(PersonalDataTexts.Purpose), consent.Scope.Purpose);
        yield return text.Row(
            nameof(PersonalDataTexts.Order), $"{ConsentText.Of(consent.Channel, text.Culture)} · {consent.OrderReference}");
        yield return text.Row(nameof(PersonalDataTexts.Given), $"{text.Moment(consent.GivenAt)} · {consent.RecordedBy}");
        yield return text.Row(nameof(PersonalDataTexts.Terms), consent.TermsVersion.ToString(text.Culture));
        yield return text.Row(nameof(PersonalDataTexts.Standing), ConsentText.Of(consent.Result, text.Culture) + ended);
        if (consent.Card is { } card)
        {
            yield return text.Row(
                nameof(PersonalDataTexts.Card),
                $"{SealedCardText.Of(card.Brand, card.Last4)} · {SealedCardText.Expiry(card.ExpMonth, card.ExpYear)}");
        }

        if (consent.CardRemovedAt is { } gone)
        {
            yield return text.Row(nameof(PersonalDataTexts.CardRemoved), text.Moment(gone));
        }
    }
}
