using System.Buffers;
using System.Text;

namespace MotoPortal.Simulator.Http;

/// <summary>Reads the parameters of a request as text: the query of a GET, otherwise the form body.</summary>
internal static class RequestBody
{
    /// <summary>The maximum size of a body, in bytes.</summary>
    private const int MaxBytes = 1_000_000;

    /// <summary>The maximum size of a file, in bytes; each purpose has a lower limit of its own.</summary>
    public const int MaxFileBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or an error about the body.</summary>
    public static async Task<(string Text, ApiError? Error)> ReadAsync(
        HttpRequest request, CancellationToken cancellationToken, bool acceptsJson = false)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsDelete(request.Method))
        {
            return (request.QueryString.Value?.TrimStart('?') ?? "", null);
        }

        if (request.ContentLength > MaxBytes)
        {
            return ("", TooLarge);
        }

        using var buffer = new MemoryStream();
        var chunk = ArrayPool<byte>.Shared.Rent(16_384);
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
            {
                buffer.Write(chunk, 0, read);
                if (buffer.Length > MaxBytes)
                {
                    return ("", TooLarge);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk, clearArray: true);
        }

        if (buffer.Length > 0 && !acceptsJson && !IsForm(request.ContentType))
        {
            return ("", ApiError.Invalid(
                "Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/."));
        }

        // Invalid UTF-8 is the sender's error and not a failure, so it is checked before decoding.
        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        return System.Text.Unicode.Utf8.IsValid(bytes)
            ? (Strict.GetString(bytes), null)
            : ("", ApiError.Invalid("Invalid request: the body is not valid UTF-8."));
    }

    private static ApiError TooLarge { get; } =
        new(StatusCodes.Status413PayloadTooLarge, "invalid_request_error", null, "The request body is too large.");

    private static bool IsForm(string? contentType) =>
        contentType?.Split(';')[0].Trim().Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
}
