using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.SignedForms.Formats;
using MotoPortal.Tests.Support;
using SkiaSharp;

namespace MotoPortal.Tests.SignedForms;

[Trait(Categories.Name, Categories.Slow)]
public sealed class FormCleaningProcessTests : IDisposable
{
    private readonly CollectedLog _log = new();
    private readonly LoggerFactory _loggers;

    public FormCleaningProcessTests() => _loggers = new LoggerFactory([_log]);

    public static TheoryData<byte[]> Documents =>
    [
        SamplePdfs.Plain(pages: 2),
        SamplePdfs.WithPhotograph(SampleFiles.Jpeg(SampleFiles.Exif(1))),
        SamplePdfs.WithFontOfSystem(),
        SamplePdfs.WithPicture("/ColorSpace /DeviceCMYK /Filter /DCTDecode", SampleFiles.JpegOfOneColour([2, 254, 254, 2])),
        SamplePdfs.Encrypted(),
        SamplePdfs.Plain(SampleFiles.CardNumber),
        "%PDF-1.7\n"u8.ToArray(),
        SampleFiles.Photograph(SampleFiles.Exif(6)),
        SampleFiles.PngPhotograph(opacity: 200),
        SampleFiles.Jpeg(SampleFiles.Segment(0xFE, Encoding.ASCII.GetBytes(SampleFiles.CardNumber))),
        SampleFiles.Png()[..50],
        [],
        SampleFiles.Archive,
    ];

    [Theory]
    [MemberData(nameof(Documents), DisableDiscoveryEnumeration = true)]
    public async Task A_file_ends_in_a_process_of_its_own_as_it_would_end_here(byte[] file)
    {
        using var cleaning = Process(TimeProvider.System);

        var outcome = await cleaning.CleanAsync(file, CancellationToken.None);

        Told(outcome).ShouldBe(Told(FormCleaner.Clean(file)));
        _log.ShouldBeClean();
    }

    [Fact]
    public async Task A_picture_of_the_most_points_is_turned_within_the_limits()
    {
        using var picture = new SKBitmap(new SKImageInfo(8000, 5000, SKColorType.Rgba8888, SKAlphaType.Opaque));
        picture.Erase(SKColors.White);
        using var encoded = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        var file = encoded.ToArray();
        using var cleaning = Process(TimeProvider.System);

        var outcome = await cleaning.CleanAsync([.. file[..2], .. SampleFiles.Exif(6), .. file[2..]], CancellationToken.None);

        SampleFiles.Size(outcome.ShouldBeOfType<CleanOutcome.Cleaned>().Bytes).ShouldBe("5000 x 8000");
        _log.ShouldBeClean();
    }

    [Theory]
    [InlineData("/Metadata 6 0 R", "", "/Type /Metadata /Filter /FlateDecode")]
    [InlineData("", "/Contents [4 0 R 6 0 R]", "/Filter /FlateDecode")]
    [InlineData("", "/Contents [4 0 R 6 0 R]", "/Filter [/FlateDecode /RunLengthDecode]")]
    public async Task A_document_that_inflates_beyond_measure_is_refused(string catalog, string page, string stream)
    {
        var bomb = SamplePdfs.Stream(stream, Encoding.Latin1.GetString(SampleFiles.Compressed(new byte[500_000_000])));
        using var cleaning = Process(TimeProvider.System);

        var outcome = await cleaning.CleanAsync(SamplePdfs.Made(catalog, page, "", bomb), CancellationToken.None);

        outcome.ShouldBe(CleanOutcome.For(FormRefusal.Damaged));
    }

    [Fact]
    public async Task A_document_that_wants_more_memory_than_it_may_have_takes_down_its_own_process_only()
    {
        // Each pair of bytes stands for 128: the 60 MB output of the first filter is 3.8 GB after the second.
        var runs = new byte[60_000_000];
        for (var at = 0; at < runs.Length; at += 2)
        {
            (runs[at], runs[at + 1]) = (129, (byte)' ');
        }

        var bomb = SamplePdfs.Stream("/Filter [/FlateDecode /RunLengthDecode]", Encoding.Latin1.GetString(SampleFiles.Compressed(runs)));
        using var cleaning = Process(TimeProvider.System);

        var outcome = await cleaning.CleanAsync(SamplePdfs.Made("", "/Contents [4 0 R 6 0 R]", "", bomb), CancellationToken.None);

        outcome.ShouldBe(CleanOutcome.For(FormRefusal.Damaged));
    }

    [Fact]
    public async Task A_document_that_takes_too_long_is_refused_and_said_so()
    {
        var clock = new FakeTimeProvider();
        using var process = Process(clock);
        var outcome = process.CleanAsync(SamplePdfs.Plain(), CancellationToken.None);

        clock.Advance(TimeSpan.FromMinutes(1));

        (await outcome).ShouldBe(CleanOutcome.For(FormRefusal.Damaged));
        _log.Lines.Single(line => line.Level >= LogLevel.Warning).Event.Id.ShouldBe(4501);
    }

    [Fact]
    public async Task A_person_who_has_left_does_not_leave_the_process_behind()
    {
        using var left = new CancellationTokenSource();
        using var process = Process(TimeProvider.System);
        var outcome = process.CleanAsync(SamplePdfs.Plain(), left.Token);

        await left.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => outcome);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
    }

    private FormCleaningProcess Process(TimeProvider time) =>
        new(CleaningProgram.OfPortal, CleaningLimits.Usual, time, _loggers.CreateLogger<FormCleaningProcess>());

    private static (FormRefusal? Refusal, int Pages, int Bytes) Told(CleanOutcome outcome) => outcome switch
    {
        CleanOutcome.Cleaned cleaned => (null, cleaned.Pages, cleaned.Bytes.Length),
        CleanOutcome.Refused refused => (refused.Reason, 0, 0),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
