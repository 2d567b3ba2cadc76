using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Architecture;

public sealed class ArrowMatrixTests
{
    private const string Begin = "<!-- arrows: written by ArrowMatrixTests -->\n```\n";
    private const string End = "```\n<!-- /arrows -->";
    private const string Writes = "MOTOPORTAL_WRITE_DOCS";

    [Fact]
    public async Task The_matrix_in_the_documentation_is_the_one_of_the_compiled_program()
    {
        var page = Path.Combine(Repository.Root, "docs", "architecture.md");
        var text = await File.ReadAllTextAsync(page);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var matrix = ArrowMatrix.Of(CompiledArrows.Of(typeof(Program).Assembly.Location, "MotoPortal"));

        if (Environment.GetEnvironmentVariable(Writes) is "1")
        {
            await File.WriteAllTextAsync(page, text[..from] + matrix + text[to..]);
            return;
        }

        text[from..to].ShouldBe(matrix, $"run this test with {Writes}=1 to write the new one, and read what has changed");
    }

    [Fact]
    public void An_arrow_upwards_is_a_mark_above_the_diagonal()
    {
        var matrix = ArrowMatrix.Of([new Arrow("Ledger", "MotoPortal.Ledger.Entry", "SaveCard", "MotoPortal.SaveCard.Page", "MotoPortal")]);

        var row = matrix.Split('\n').First(line => line.Contains(" Ledger", StringComparison.Ordinal));
        row.IndexOf('x', StringComparison.Ordinal).ShouldBeGreaterThan(row.IndexOf('\\', StringComparison.Ordinal));
    }
}
