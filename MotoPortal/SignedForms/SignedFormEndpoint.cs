using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using MotoPortal.Primitives;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.SignedForms;

/// <summary>
/// Serves a stored form. Open to everyone who may see customers: the clerk who uploaded it has to check that it is readable, and the same
/// people see the card and the consent that it proves. Each access is recorded in the ledger with the person's name.
/// </summary>
internal static class SignedFormEndpoint
{
    /// <summary>The route pattern.</summary>
    public const string Pattern = "/evidence/{id}";

    /// <summary>
    /// Serves one form: a picture inline, a document as a download; 404 when there is none, or when it does not match its hash.
    /// </summary>
    public static async Task<IResult> SendAsync(
        string id, HttpResponse response, [FromServices] SignedFormWorkflow workflow, CancellationToken cancellationToken)
    {
        var outcome = SignedFormId.TryFrom(id) is { } form ? await workflow.OpenAsync(form, cancellationToken) : new OpenOutcome.Missing();
        if (outcome is not OpenOutcome.Opened { Form: var view, Content: var content })
        {
            return outcome is OpenOutcome.NotAllowed ? Results.StatusCode(StatusCodes.Status403Forbidden) : Results.NotFound();
        }

        // A PDF can exploit the browser's viewer more easily than a picture, so it is downloaded and opened by the person's own program.
        var disposition = new ContentDispositionHeaderValue(view.Kind is FormKind.Pdf ? "attachment" : "inline");
        disposition.SetHttpFileName(view.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.CacheControl = "no-store";
        return Results.Bytes(content, view.Kind.ContentType());
    }
}
