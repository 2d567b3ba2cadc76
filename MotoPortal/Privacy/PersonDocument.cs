using System.Collections.Immutable;
using MotoPortal.Pdf;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Privacy;

/// <summary>Writes the readable document of a customer's export: the sections of all rooms, by chapter.</summary>
internal static class PersonDocument
{
    /// <summary>The document.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="name">The customer's name.</param>
    /// <param name="sections">The sections of all rooms.</param>
    /// <param name="text">The texts, in the customer's language.</param>
    /// <param name="merchant">The controller of the data.</param>
    /// <param name="at">When it is created, UTC.</param>
    public static PdfContent Of(
        PortalCustomerId customer,
        string name,
        IReadOnlyCollection<PersonalSection> sections,
        PersonalFileText text,
        MerchantOptions merchant,
        DateTimeOffset at)
    {
        var blocks = ImmutableArray.CreateBuilder<PdfBlock>();
        blocks.Add(new PdfBlock.Paragraph(text.Get(nameof(PersonalDataTexts.Lead), merchant.Name, text.Moment(at))));
        foreach (var chapter in sections.Where(section => !section.Blocks.IsEmpty)
            .GroupBy(section => section.Chapter).OrderBy(group => group.Key))
        {
            // Consents have headings of their own.
            if (chapter.Key is not PersonalChapter.Consents)
            {
                blocks.Add(new PdfBlock.Heading(text.Get($"Chapter_{chapter.Key}")));
            }

            blocks.AddRange(chapter.SelectMany(section => section.Blocks));
        }

        return new PdfContent(
            text.Get(nameof(PersonalDataTexts.Title), name),
            text.Culture.TwoLetterISOLanguageName,
            merchant.Name,
            customer.Value,
            at,
            blocks.ToImmutable());
    }
}
