using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.Files;

/// <summary>
/// Uploaded files: https://docs.stripe.com/file-upload. Only evidence for disputes is simulated, and of a file only its description is
/// kept, not its content.
/// </summary>
internal sealed class FileOperations(ObjectStore store, Rendering rendering, Lists lists, FaultBoard faults, TimeProvider time)
    : IOperations
{
    private const string DisputeEvidence = "dispute_evidence";

    private const string Type = "file";

    // "dispute_evidence: PDF, JPEG, PNG; 5MB; 9 months": https://docs.stripe.com/file-upload
    private const int MostBytes = 5 * 1024 * 1024;
    private const int MonthsKept = 9;

    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations =>
    [
        new("GET", "/v1/files", call => lists.Page(call, Type, "/v1/files", Lists.Equal(call, "purpose"))),
        new("POST", "/v1/files", Create) { TakesFile = true },
        new(
            "GET",
            "/v1/files/{id}",
            call => store.Find(Type, call.Id) is { } file ? rendering.Show(file) : ApiError.NoSuch("file upload", call.Id)),
    ];

    private Answer Create(Call call)
    {
        if (call.File is not { } sent)
        {
            return ApiError.Invalid("Invalid file: send the file's content as multipart/form-data", "file");
        }

        if ((string?)call.Parameters["purpose"] is not DisputeEvidence)
        {
            return ApiError.Invalid("The simulator takes files of the purpose dispute_evidence only.", "purpose");
        }

        if (sent.Content.Length is 0)
        {
            return ApiError.Invalid("The file you uploaded was empty.", "file");
        }

        if (sent.Content.Length > MostBytes)
        {
            return ApiError.Invalid("The file you uploaded is too large. Files for this purpose can have up to 5 MB.", "file");
        }

        if (KindOf(sent.Content) is not { } kind || faults.Take(FaultKind.FileRefused) is not null)
        {
            return ApiError.Invalid("The file type uploaded is not supported for this purpose. Upload a PDF, JPG or PNG.", "file");
        }

        var json = Shapes.New(Type, time.GetUtcNow());
        var id = (string)json["id"]!;
        json["expires_at"] = time.GetUtcNow().AddMonths(MonthsKept).ToUnixTimeSeconds();
        json["filename"] = sent.Name ?? id;
        json["links"]!["url"] = $"/v1/file_links?file={id}";
        json["purpose"] = DisputeEvidence;
        json["size"] = sent.Content.Length;
        json["type"] = kind;
        json["url"] = $"https://files.stripe.com/v1/files/{id}/contents";
        return rendering.Show(store.Add(Type, json));
    }

    // By the content, because the name says what the sender wants.
    private static string? KindOf(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8) ? "pdf"
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "png"
        : content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "jpg"
        : null;
}
