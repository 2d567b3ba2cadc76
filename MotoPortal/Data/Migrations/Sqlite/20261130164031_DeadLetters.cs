using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DeadLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Failure",
                table: "stripe_events",
                type: "TEXT",
                maxLength: 128,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Problem",
                table: "stripe_events",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReplayedAt",
                table: "stripe_events",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "refused_posts",
                columns: table => new
                {
                    Period = table.Column<long>(type: "INTEGER", nullable: false),
                    Refusal = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refused_posts", x => new { x.Period, x.Refusal });
                });

            migrationBuilder.CreateIndex(
                name: "IX_stripe_events_GaveUpAt",
                table: "stripe_events",
                column: "GaveUpAt",
                filter: "\"GaveUpAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_stripe_events_ReceivedAt",
                table: "stripe_events",
                column: "ReceivedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "refused_posts");

            migrationBuilder.DropIndex(
                name: "IX_stripe_events_GaveUpAt",
                table: "stripe_events");

            migrationBuilder.DropIndex(
                name: "IX_stripe_events_ReceivedAt",
                table: "stripe_events");

            migrationBuilder.DropColumn(
                name: "Failure",
                table: "stripe_events");

            migrationBuilder.DropColumn(
                name: "Problem",
                table: "stripe_events");

            migrationBuilder.DropColumn(
                name: "ReplayedAt",
                table: "stripe_events");
        }
    }
}
