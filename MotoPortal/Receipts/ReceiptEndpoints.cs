using Microsoft.AspNetCore.Mvc;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Copy;
using MotoPortal.Primitives;

namespace MotoPortal.Receipts;

/// <summary>Serves the receipt of a charge as a file.</summary>
internal static class ReceiptEndpoints
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapReceipts(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/charges/{id}/receipt.pdf", PdfAsync).RequireAuthorization(Policies.SeeCharges);

    private static async Task<IResult> PdfAsync(
        string id, [FromServices] ReceiptReads receipts, HttpContext context, CancellationToken cancellationToken)
    {
        if (ChargeId.TryFrom(id) is not { } charge || await receipts.FindAsync(charge, cancellationToken) is not { } facts)
        {
            return Results.NotFound();
        }

        // Shown inline, so that it can be looked at before it is printed or saved.
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{ReceiptLetter.FileName(facts)}\"";
        return Results.Bytes(CustomerDocumentPdf.Write(ReceiptComposer.Compose(facts)), CustomerDocumentPdf.ContentType);
    }
}
