using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace MotoPortal.Simulator.Http;

/// <summary>
/// Reads a <c>multipart/form-data</c> body with one file. The other parameters become the same text as those of a form body, in which the
/// file is represented by its name and SHA-256, so that a repeated request is recognized although its boundary differs.
/// </summary>
internal static class MultipartForm
{
    private const string FileParameter = "file";

    /// <summary>Whether a request has such a body.</summary>
    public static bool IsSent(HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The parameters as text with the file, or an error about the body.</summary>
    public static async Task<(string Text, UploadedFile? File, ApiError? Error)> ReadAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return ("", null, Unreadable);
        }

        var pairs = new List<string>();
        UploadedFile? file = null;
        try
        {
            var reader = new MultipartReader(boundary, request.Body) { BodyLengthLimit = RequestBody.MaxFileBytes };
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var named)
                    || HeaderUtilities.RemoveQuotes(named.Name).Value is not { Length: > 0 } name)
                {
                    return ("", null, Unreadable);
                }

                using var content = new MemoryStream();
                await section.Body.CopyToAsync(content, cancellationToken);
                if (name == FileParameter && file is null)
                {
                    var sent = named.FileNameStar.HasValue ? named.FileNameStar.Value : HeaderUtilities.RemoveQuotes(named.FileName).Value;
                    file = new UploadedFile(sent, content.ToArray());
                    pairs.Add(Pair(name, $"{sent} {Convert.ToHexStringLower(SHA256.HashData(file.Content))}"));
                }
                else
                {
                    pairs.Add(Pair(name, System.Text.Encoding.UTF8.GetString(content.ToArray())));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return ("", null, Unreadable);
        }

        return (string.Join('&', pairs), file, null);
    }

    private static string Pair(string name, string value) => $"{WebUtility.UrlEncode(name)}={WebUtility.UrlEncode(value)}";

    private static ApiError Unreadable { get; } = ApiError.Invalid("Invalid request: the multipart body cannot be read.");
}
