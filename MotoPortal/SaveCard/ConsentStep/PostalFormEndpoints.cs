using Microsoft.AspNetCore.Mvc;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Copy;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.ConsentStep;

/// <summary>The printed form of a setup, as a PDF file.</summary>
internal static class PostalFormEndpoints
{
    /// <summary>Maps the address.</summary>
    public static void MapPostalForm(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/save-card/{id}/form.pdf", PdfAsync).RequireAuthorization(Policies.SaveCards);

    private static async Task<IResult> PdfAsync(
        string id, [FromServices] PostalFormWorkflow forms, HttpContext context, CancellationToken cancellationToken)
    {
        if (CardSetupId.TryFrom(id) is not { } setup
            || await forms.PrintAsync(setup, cancellationToken) is not Permitted<byte[]?>.Given { Value: { } pdf })
        {
            return Results.NotFound();
        }

        // Shown inline, so that it can be looked at before it is printed.
        context.Response.Headers.ContentDisposition = "inline; filename=\"form.pdf\"";
        return Results.Bytes(pdf, CustomerDocumentPdf.ContentType);
    }
}
