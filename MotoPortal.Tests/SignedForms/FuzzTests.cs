using CsCheck;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.Tests.SignedForms;

/// <summary>
/// Every upload has an outcome: stored or refused. The input is random bytes after valid beginnings, and valid files with a few bytes
/// changed, removed, doubled or added.
/// </summary>
public sealed class FuzzTests
{
    private static readonly byte[][] Pictures =
    [
        SampleFiles.Jpeg(SampleFiles.Exif(6), SampleFiles.Segment(0xFE, "a comment"u8)),
        SampleFiles.Png(more: [SampleFiles.Chunk("zTXt", [.. "Title\0\0"u8, .. SampleFiles.Compressed("text"u8.ToArray())])]),
        SampleFiles.PngWith(SampleFiles.Header(9, 9, isInterlaced: true), SampleFiles.Compressed(new byte[15 + 81])),
    ];

    private static readonly byte[][] Documents =
    [
        SamplePdfs.Plain(pages: 2),
        SamplePdfs.WithField("Zoe Angstrom"),
        SamplePdfs.WithPhotograph(SampleFiles.Jpeg(SampleFiles.Exif(1))),
        SamplePdfs.Encrypted(),
    ];

    private static readonly Gen<byte[]> Beginnings = Chosen(
        [],
        FormKindRules.JpegSignature.ToArray(),
        FormKindRules.PngSignature.ToArray(),
        SampleFiles.Png()[..33],
        SampleFiles.Jpeg()[..100],
        "%PDF-1.7\n"u8.ToArray());

    [Fact]
    public void Random_bytes_behind_any_beginning_are_kept_or_refused() =>
        Gen.Select(Beginnings, Gen.Byte.Array[0, 2000], (beginning, rest) => (byte[])[.. beginning, .. rest])
            .Sample(file => Clean(file) is not null, iter: 2000);

    [Fact]
    public void Pictures_that_were_tampered_with_are_kept_or_refused_and_what_is_kept_is_clean() =>
        Tampered(Pictures).Sample(
            file =>
            {
                // Cleaning is idempotent: cleaned again, a lossless picture is unchanged.
                return Clean(file) is not CleanOutcome.Cleaned { Bytes: var kept } first
                    || (Clean(kept) is CleanOutcome.Cleaned again
                        && (first.Kind is FormKind.Jpeg || again.Bytes.AsSpan().SequenceEqual(kept)));
            },
            iter: 5000);

    [Fact]
    public void Documents_that_were_tampered_with_are_kept_or_refused_and_what_is_kept_can_be_kept_again() =>
        Tampered(Documents).Sample(
            file => Clean(file) is not CleanOutcome.Cleaned { Bytes: var kept } || Clean(kept) is CleanOutcome.Cleaned, iter: 1000);

    private static CleanOutcome Clean(byte[] file) => FormCleaner.Clean(file);

    private static Gen<byte[]> Chosen(params byte[][] files) => Gen.Int[0, files.Length - 1].Select(index => files[index]);

    private static Gen<byte[]> Tampered(byte[][] files) =>
        Gen.Select(Chosen(files), Gen.Select(Gen.Int[0, 3], Gen.Double[0, 1], Gen.Int[1, 40], Gen.Byte).Array[1, 4]).Select(
            (file, changes) =>
        {
            foreach (var (kind, where, length, value) in changes)
            {
                var at = (int)(where * file.Length);
                var piece = Math.Min(length, file.Length - at);
                file = kind switch
                {
                    0 => [.. file[..at], value, .. file[Math.Min(at + 1, file.Length)..]],
                    1 => [.. file[..at], .. file[(at + piece)..]],
                    2 => [.. file[..(at + piece)], .. file[at..]],
                    _ => [.. file[..at], .. Enumerable.Repeat(value, length), .. file[at..]],
                };
            }

            return file;
        });
}
