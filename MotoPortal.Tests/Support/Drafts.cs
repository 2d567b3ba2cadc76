using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.SignedForms;
using MotoPortal.Terms.Versions;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace MotoPortal.Tests.Support;

/// <summary>Consents as clerks take them, ready to be recorded.</summary>
internal static class Drafts
{
    // Long enough for every script.
    private static readonly TimeSpan Reading = TimeSpan.FromMinutes(5);

    /// <summary>The caller was identified, every part was read, and the customer agreed to each.</summary>
    /// <param name="scripts">The scripts of the portal.</param>
    /// <param name="form">What is agreed.</param>
    /// <param name="now">When it was read.</param>
    /// <param name="today">The store's day; null for the day in UTC.</param>
    public static async Task<ConsentDraft> OfCallAsync(
        ConsentScripts scripts, ConsentForm form, DateTimeOffset now, DateOnly? today = null)
    {
        var draft = new ConsentDraft
        {
            Stage = ConsentStage.Script,
            Form = form,
            Evidence = new EvidenceForm
            {
                CallReference =
                "CALL-77",
                IdentityCheck = IdentityCheck.SpelledOrder,
                IdentityPassed = true,
                Cardholder = Cardholder.Customer
            },
        };
        var scope = form.ToScope(today ?? DateOnly.FromDateTime(now.UtcDateTime));
        var script = await scripts.ReadAsync(form.Language, scope, CancellationToken.None);
        var at = now - Reading;
        draft.Reading.Begin(script, at);
        while (draft.Reading.Next(script) is { IsEmpty: false } parts)
        {
            at += ReadingTimes.Of(string.Join(' ', parts.Select(part => part.Text)), wordsPerMinute: 180);
            draft.Reading.Answer(script, parts[0].Key is not TermsPartKey.Redisplay || form.AcceptsRedisplay, at, fastest: 200)
                .ShouldBeNull();
        }

        return draft;
    }

    /// <summary>The signed form was scanned, and contains what the terms say.</summary>
    public static async Task<ConsentDraft> OfLetterAsync(
        SignedFormVault forms, CardSetupId setup, ConsentForm form, Actor actor, DateTimeOffset now)
    {
        var kept = await forms.KeepAsync(new MemoryStream(Scan()), "form.pdf", setup, actor, CancellationToken.None);
        return new ConsentDraft
        {
            Stage = ConsentStage.Script,
            Form = form,
            Evidence = new EvidenceForm
            {
                SignedOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-3),
                ReceivedOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1),
                CardPartRemoved = true,
                SignedForm = kept.ShouldBeOfType<KeepOutcome.Kept>().Form.Id,
                Cardholder = Cardholder.Customer,
            },
        };
    }

    private static byte[] Scan()
    {
        using var pdf = new PdfDocumentBuilder();
        pdf.AddPage(PageSize.A4)
            .AddText("Signed: Ada Lovelace", 12, new PdfPoint(72, 720), pdf.AddStandard14Font(Standard14Font.Helvetica));
        return pdf.Build();
    }
}
