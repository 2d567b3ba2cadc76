using Microsoft.AspNetCore.Components;
using MotoPortal.Shell.Theme;
using MudBlazor;

namespace MotoPortal.Audit.Reports;

/// <summary>One report with its picture and its table.</summary>
public sealed partial class ReportPanel
{
    // A picture of more bars would be none.
    private const int MostBars = 62;

    // Names beside one another would run into each other.
    private const int Slope = 45;
    private const int LongestLabel = 16;

    private string[] _labels = [];
    private List<ChartSeries<double>> _series = [];
    private StackedBarChartOptions _options = new();

    /// <summary>The columns and rows that are shown, some of them as bars.</summary>
    [Parameter, EditorRequired]
    public required ReportView View { get; set; }

    /// <summary>The address with the period and the store, for the file.</summary>
    [Parameter, EditorRequired]
    public required ReportAddress Address { get; set; }

    private string Id => $"report-{View.Kind}";

    private bool HasPicture => View.Rows.Length is > 1 and <= MostBars
        && _series.Exists(series => series.Data.Values.Any(value => value > 0));

    private bool IsSloped => View.Rows is [{ Mark: null }, _, _, _, ..];

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var drawn = View.Columns.Index().Where(column => column.Item.Drawn is not null).ToList();
        _labels = [.. View.Rows.Select(row => row.Mark ?? Shortened(row.Cells[0].Text))];
        _series = drawn.ConvertAll(column => new ChartSeries<double>
        {
            Name = column.Item.Title,
            Data = new ChartData<double>([.. View.Rows.Select(row => row.Cells[column.Index].Number ?? 0)]),
        });
        _options = new StackedBarChartOptions
        {
            ChartPalette = [.. drawn.Select(column => ColourOf(column.Item.Drawn!.Value))],
            ShowLegend = drawn.Count > 1,
            XAxisLabelRotation = IsSloped ? Slope : 0,
            YAxisTicks = 1,
            MaxNumYAxisTicks = 6,
            YAxisFormat = "N0",
        };
    }

    private static string Shortened(string text) => text.Length > LongestLabel ? text[..(LongestLabel - 1)] + "…" : text;

    private static string ColourOf(Tone tone) => tone switch
    {
        Tone.Good => "var(--mud-palette-success)",
        Tone.Careful => "var(--mud-palette-warning)",
        Tone.Bad => "var(--mud-palette-error)",
        Tone.Active => "var(--mud-palette-info)",
        Tone.Neutral => "var(--mud-palette-text-secondary)",
    };
}
