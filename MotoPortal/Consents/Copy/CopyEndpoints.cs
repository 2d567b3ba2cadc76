using System.Text;
using Microsoft.AspNetCore.Mvc;
using MotoPortal.Accounts.Roles;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Copy;

/// <summary>Serves the copy and the receipt of a consent as files.</summary>
internal static class CopyEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapCopies(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/consents/{id}/copy.pdf", PdfAsync).RequireAuthorization(Policies.SeeCustomers);
        endpoints.MapGet("/consents/{id}/receipt.json", ReceiptAsync).RequireAuthorization(Policies.SeeCustomers);
    }

    private static async Task<IResult> PdfAsync(
        string id,
        [FromServices] CopySource source,
        [FromServices] CustomerDocumentPdf pdf,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(id, source, cancellationToken) is not { } facts)
        {
            return Results.NotFound();
        }

        // Shown inline, so that it can be looked at before it is printed or saved.
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{CopyLetter.FileName(facts)}\"";
        return Results.Bytes(pdf.Write(CopyComposer.Compose(facts)), CustomerDocumentPdf.ContentType);
    }

    private static async Task<IResult> ReceiptAsync(
        string id, [FromServices] CopyWorkflow workflow, CancellationToken cancellationToken) =>
        ConsentId.TryFrom(id) is not { } consent
            ? Results.NotFound()
            : await workflow.WriteReceiptAsync(consent, cancellationToken) switch
            {
                Permitted<WrittenReceipt?>.Given { Value: { } receipt } =>
                    Results.File(Encoding.UTF8.GetBytes(receipt.Json), "application/json", receipt.Name),
                Permitted<WrittenReceipt?>.Given => Results.NotFound(),
                _ => Results.Forbid(),
            };

    private static async Task<CopyFacts?> FindAsync(string id, CopySource source, CancellationToken cancellationToken) =>
        ConsentId.TryFrom(id) is { } consent ? await source.FindAsync(consent, cancellationToken) : null;
}
