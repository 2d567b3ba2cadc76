using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using MotoPortal.Primitives;

namespace MotoPortal.SignedForms;

/// <summary>
/// Where a kept form is looked at. Open to whoever may see customers: the clerk who uploaded it has to see whether it can be read, and the
/// same people see the card and the consent that it proves. Each look stands in the ledger under the person's name.
/// </summary>
internal static class SignedFormEndpoint
{
    /// <summary>The address.</summary>
    public const string Pattern = "/evidence/{id}";

    /// <summary>Sends one form: a picture to be seen, a document to be saved; 404 when there is none, or when it is no longer what was kept.</summary>
    public static async Task<IResult> SendAsync(
        string id, HttpResponse response, [FromServices] SignedFormWorkflow workflow, CancellationToken cancellationToken)
    {
        var outcome = SignedFormId.TryFrom(id) is { } form ? await workflow.OpenAsync(form, cancellationToken) : new OpenOutcome.Missing();
        if (outcome is not OpenOutcome.Opened { Form: var view, Content: var content })
        {
            return outcome is OpenOutcome.NotAllowed ? Results.StatusCode(StatusCodes.Status403Forbidden) : Results.NotFound();
        }

        // A document may ask the browser's own reader for more than a picture can; it opens where the person's computer opens documents.
        var disposition = new ContentDispositionHeaderValue(view.Kind is FormKind.Pdf ? "attachment" : "inline");
        disposition.SetHttpFileName(view.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.CacheControl = "no-store";
        return Results.Bytes(content, view.Kind.ContentType());
    }
}
