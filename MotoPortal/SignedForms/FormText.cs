using System.Globalization;
using Microsoft.Extensions.Localization;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.SignedForms;

/// <summary>The texts of a stored form.</summary>
internal static class FormText
{
    private const int Kilo = 1024;

    /// <summary>The kind and size, such as "PDF · 2 pages · 184 KB".</summary>
    public static string Detail(IStringLocalizer<EvidenceTexts> texts, SignedFormView form)
    {
        var kind = form.Kind.ToString().ToUpperInvariant();
        return form.Kind is FormKind.Pdf
            ? $"{kind} · {Pages(texts, form.Pages)} · {Size(texts, form.Bytes)}"
            : $"{kind} · {Size(texts, form.Bytes)}";
    }

    /// <summary>The size, such as "184 KB".</summary>
    public static string Size(IStringLocalizer<EvidenceTexts> texts, long bytes) =>
        bytes < Kilo * Kilo
            ? texts[nameof(EvidenceTexts.Kilobytes), Math.Max(1, bytes / Kilo)]
            : texts[nameof(EvidenceTexts.Megabytes), (bytes / (double)(Kilo * Kilo)).ToString("0.0", CultureInfo.CurrentCulture)];

    private static string Pages(IStringLocalizer<EvidenceTexts> texts, int pages) =>
        pages == 1 ? texts[nameof(EvidenceTexts.OnePage)] : texts[nameof(EvidenceTexts.Pages), pages];
}
