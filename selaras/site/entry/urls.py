"""The addresses of entry."""

from django.urls import path

from selaras.site.entry import cell_views, choose_views, formula_views, matrix_views, row_views, views

app_name = "entry"
urlpatterns = [
    path("pd/<slug:agency>/<int:year>/isi/", views.grid, name="grid"),
    path("pd/<slug:agency>/<int:year>/isi/simpan/", cell_views.save, name="save"),
    path("pd/<slug:agency>/<int:year>/isi/kembalikan/", cell_views.undo, name="undo"),
    path("pd/<slug:agency>/<int:year>/isi/catatan/", cell_views.remarks, name="remarks"),
    path("pd/<slug:agency>/<int:year>/isi/jumlahkan/", views.add_up, name="add_up"),
    path("pd/<slug:agency>/<int:year>/isi/baris/<slug:item>/", row_views.row, name="row"),
    path("pd/<slug:agency>/<int:year>/isi/baris/<slug:item>/simulasi/", row_views.suppose, name="suppose"),
    path(
        "pd/<slug:agency>/<int:year>/isi/baris/<slug:item>/simulasi/hapus/",
        row_views.suppose_removal,
        name="suppose_removal",
    ),
    path("pd/<slug:agency>/<int:year>/isi/baris/<slug:item>/indikator/", row_views.indicator, name="indicator"),
    path("pd/<slug:agency>/<int:year>/isi/baris/<slug:item>/riwayat/", row_views.turned, name="turned"),
    path("pd/<slug:agency>/<int:year>/isi/rumus/<slug:indicator>/", formula_views.formula, name="formula"),
    path("pd/<slug:agency>/<int:year>/isi/rumus/<slug:indicator>/nilai/", formula_views.enter_values, name="values"),
    path("pd/<slug:agency>/<int:year>/isi/hapus/", row_views.retire, name="retire"),
    path("pd/<slug:agency>/<int:year>/isi/pilih/", choose_views.search, name="choose"),
    path("pd/<slug:agency>/<int:year>/isi/pilih/<slug:unit>/<str:code>/", choose_views.take, name="take"),
    path("pd/<slug:agency>/<int:year>/isi/matriks/", matrix_views.matrix, name="matrix"),
    path("pd/<slug:agency>/<int:year>/isi/matriks/isi/", matrix_views.fill, name="fill_matrix"),
]
